"""Strips: what a page is filled with from top to bottom, and how a row is cut in two."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from documents.layout.passages import Passage, heights, split
from documents.pdf.pen import Pen

FEWEST = 2  # lines worth leaving at the foot of a page
Paint = Callable[[Pen, float, float], None]  # pen, top, height


class Strip(Protocol):
    """A piece of a page.

    `keeps` says that the next strip should stand on the same page, `follows` that the one
    before it should: no page holds nothing but signatures.
    """

    @property
    def height(self) -> float: ...
    @property
    def keeps(self) -> bool: ...
    @property
    def follows(self) -> bool: ...
    @property
    def head(self) -> "Row | None":
        """Return the row to repeat above this one on a new page."""

    def cut(self, available: float, room: float) -> "tuple[Strip, Strip] | None":
        """Return two strips, the first within `available`, or None to move whole.

        `room` is the height of an empty page.
        """

    def draw(self, pen: Pen, top: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Gap:
    """White space; it never opens a page, and keeps with whatever stands around it."""

    height: float
    keeps: bool = True
    follows: bool = True
    head: None = None

    def cut(self, available: float, room: float) -> None:
        """Space is never cut."""

    def draw(self, pen: Pen, top: float) -> None:
        """White is white."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something drawn as a whole: the foot with seal and signatures."""

    height: float
    paint: Paint
    keeps: bool = False
    follows: bool = False
    head: None = None

    def cut(self, available: float, room: float) -> None:
        """Drawn whole or not at all."""

    def draw(self, pen: Pen, top: float) -> None:
        """Draw below `top`."""
        self.paint(pen, top, self.height)


@dataclass(frozen=True, slots=True)
class Cell:
    """Passages one below the other in a column."""

    x: float
    width: float
    passages: tuple[Passage, ...]

    @property
    def drop(self) -> float:
        """Return how far the first baseline lies below the top; a row lines these up."""
        return self.passages[0].drop if self.passages else 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side. `flowing` rows are cut wherever a page ends, others only if huge.

    A heading has a `bookmark`: its words, once, in the language of the reader.
    """

    cells: tuple[Cell, ...]
    above: float = 0.0
    below: float = 0.0
    least: float = 0.0
    paint: Paint | None = None
    keeps: bool = False
    follows: bool = False
    flowing: bool = False
    head: "Row | None" = None
    bookmark: str | None = None

    @property
    def height(self) -> float:
        """Return the height with the space above and below."""
        inside = max((heights(cell.passages) for cell in self.cells), default=0.0)
        return max(inside + self.above + self.below, self.least)

    def cut(self, available: float, room: float) -> "tuple[Row, Row] | None":
        """Return two rows where that reads better than moving the row to the next page."""
        if not self.flowing and self.height < room / 2:
            return None
        inside = available - self.above - self.below
        halves = [split(cell.passages, inside) for cell in self.cells]
        if any(left and sum(len(p.lines) for p in fitting) < FEWEST for fitting, left in halves):
            return None
        rest = replace(self._with([half[1] for half in halves]), bookmark=None)
        return self._with([half[0] for half in halves]), rest

    def _with(self, parts: list[list[Passage]]) -> "Row":
        cells = (
            replace(cell, passages=tuple(part))
            for cell, part in zip(self.cells, parts, strict=True)
        )
        return replace(self, cells=tuple(cells), least=0.0)

    def unread(self) -> "Row":
        """Return the row as it is repeated on a further page, where it is not read out again."""
        cells = (
            replace(cell, passages=tuple(replace(p, element=None) for p in cell.passages))
            for cell in self.cells
        )
        return replace(self, cells=tuple(cells))

    def draw(self, pen: Pen, top: float) -> None:
        """Draw below `top`."""
        if self.bookmark is not None:
            pen.bookmark(self.bookmark, top)
        if self.paint:
            self.paint(pen, top, self.height)
        drop = max((cell.drop for cell in self.cells), default=0.0)
        for cell in self.cells:
            place = top - self.above - (drop - cell.drop)
            for passage in cell.passages:
                passage.draw(pen, cell.x, place, cell.width)
                place -= passage.height
