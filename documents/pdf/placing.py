"""Where on paper stands what was laid out: as it is, or turned for lines from top to bottom.

Layout knows one way of writing: along a line to the right, from line to line downwards. For
vertical writing both change places: along a line downwards, from line to line to the right, on
the same paper lying on its side. That is a mirroring, so glyphs, codes and ticks do not take
part in it; they are placed where it puts their boxes.
"""

from dataclasses import dataclass
from typing import ClassVar, Protocol

from documents.pdf.objects import number

Pair = tuple[float, float]
MIDDLE = 0.35  # of the size: how far the middle of the letters lies above their baseline


class Placing(Protocol):
    """Turns places of the layout into places on paper, in points from the lower left."""

    @property
    def vertical(self) -> bool:
        """Say whether lines run from top to bottom."""

    def paper(self, page: Pair) -> Pair:
        """Return width and height of the paper for those of a page of the layout."""

    def point(self, place: Pair) -> Pair: ...

    def box(self, corner: Pair, size: Pair) -> tuple[Pair, Pair]:
        """Return the lower left corner and the size of a rectangle."""

    def lying(self, place: Pair, size: float) -> str:
        """Return the text matrix of glyphs along the line, whose baseline begins at `place`."""

    def upright(self, place: Pair, size: float) -> str:
        """Return the text matrix of upright glyphs, the first of which begins at `place`."""


class Horizontal:
    """As it is."""

    vertical = False

    def paper(self, page: Pair) -> Pair:
        """Return the page."""
        return page

    def point(self, place: Pair) -> Pair:
        """Return the place."""
        return place

    def box(self, corner: Pair, size: Pair) -> tuple[Pair, Pair]:
        """Return the rectangle."""
        return corner, size

    def lying(self, place: Pair, size: float) -> str:
        """Return the matrix of letters on their baseline."""
        return f"1 0 0 1 {number(place[0])} {number(place[1])}"

    def upright(self, place: Pair, size: float) -> str:
        """Return the same: nothing else stands upright here."""
        return self.lying(place, size)


@dataclass(frozen=True, slots=True)
class Vertical:
    """Lines from top to bottom, the first at the left; width and height are the layout's."""

    width: float
    height: float
    vertical: ClassVar[bool] = True

    def paper(self, page: Pair) -> Pair:
        """Return the page on its side."""
        return page[1], page[0]

    def point(self, place: Pair) -> Pair:
        """Return along the line as down, down as to the right."""
        return self.height - place[1], self.width - place[0]

    def box(self, corner: Pair, size: Pair) -> tuple[Pair, Pair]:
        """Return the rectangle; its corner is another one now."""
        right, top = self.point(corner)
        return (right - size[1], top - size[0]), (size[1], size[0])

    def lying(self, place: Pair, size: float) -> str:
        """Return the matrix of letters on their side, heads to the right."""
        x, y = self._middle(place, size)
        return f"0 -1 1 0 {number(x - MIDDLE * size)} {number(y)}"

    def upright(self, place: Pair, size: float) -> str:
        """Return the matrix of glyphs below one another on the middle of the line."""
        x, y = self._middle(place, size)
        return f"1 0 0 1 {number(x)} {number(y)}"

    def _middle(self, place: Pair, size: float) -> Pair:
        """Return the place in the middle of the letters: heads and feet change sides around it."""
        return self.point((place[0], place[1] + MIDDLE * size))


HORIZONTAL = Horizontal()
