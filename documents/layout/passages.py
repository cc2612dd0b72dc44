"""A passage: one text in one language, set in lines, with its place in the tag tree."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from documents.pdf.pen import Pen
from documents.pdf.structure import Element
from documents.text.pieces import Line

Side = Literal["left", "center", "right", "block"]
BASELINE = 0.18  # of the size: how far the baseline lies above the lower edge of the letters


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of one size; `element` is None for running heads and feet.

    On side "block" the lines begin left, and together they stand at the right edge: several
    lines of Chinese in a cell of a mirrored sheet.
    """

    lines: tuple[Line, ...]
    size: float
    leading: float
    ink: float
    side: Side
    element: Element | None

    @property
    def height(self) -> float:
        """Return the height of all lines."""
        return len(self.lines) * self.leading

    @property
    def drop(self) -> float:
        """Return how far the first baseline lies below the top."""
        return (self.leading + self.size) / 2 - self.size * BASELINE

    def part(self, start: int, end: int) -> "Passage":
        """Return some of the lines; they stay one passage to a screen reader."""
        return replace(self, lines=self.lines[start:end])

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the lines below `top`."""
        if not any(line.pieces for line in self.lines):
            return
        inside = pen.tagged(self.element) if self.element else pen.artifact()
        with inside:
            baseline = top - self.drop
            for line in self.lines:
                pen.text(line, (self._left(line, x, width), baseline), self.size, self.ink)
                baseline -= self.leading

    def _left(self, line: Line, x: float, width: float) -> float:
        if self.side == "left":
            return x
        if self.side == "block":
            return x + width - max(each.width for each in self.lines)
        free = width - line.width
        return x + (free if self.side == "right" else free / 2)


def heights(passages: Iterable[Passage]) -> float:
    """Return the height of passages one below the other."""
    return sum(passage.height for passage in passages)


def split(passages: Iterable[Passage], available: float) -> tuple[list[Passage], list[Passage]]:
    """Return what fits into a height, and what does not."""
    fitting: list[Passage] = []
    left: list[Passage] = []
    for passage in passages:
        room = 0 if left else max(int(available // passage.leading), 0)
        count = min(room, len(passage.lines))
        if count:
            fitting.append(passage.part(0, count))
        if count < len(passage.lines):
            left.append(passage.part(count, len(passage.lines)))
        available -= count * passage.leading
    return fitting, left
