"""Rows of cells on hairlines, mirrored for right-to-left readers."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from documents.layout.setter import Setter, Slot
from documents.layout.strips import Cell, Paint
from documents.layout.theme import HAIR, TINT_HEAD, Type
from documents.pdf.pen import Pen
from documents.pdf.structure import Element
from documents.sheets import Align
from documents.values import Words

Place = tuple[float, float]  # offset from the reader's starting edge, width


@dataclass(frozen=True, slots=True)
class Box:
    """A cell before it is filled."""

    place: Place
    align: Align = "start"
    padding: float = 0.0


def fill(words: Words, type_: Type, box: Box, setter: Setter, element: Element) -> Cell:
    """Return a cell with words."""
    offset, width = box.place
    width -= 2 * box.padding
    passages = setter.stacked(words, type_, Slot(width, element, "P", box.align))
    return setter.cell(offset + box.padding, width, passages)


def shared_out(
    shares: Sequence[float], width: float, least: Sequence[float] | None = None
) -> list[Place]:
    """Return the place of every column; the shares need not add up to one.

    A column that is narrower than its `least` width takes from those that have more than theirs.
    """
    whole = sum(shares)
    parts: Sequence[float] = [width * share / whole for share in shares]
    if least:
        parts = _widened(parts, least)
    offsets = accumulate(parts, initial=0.0)
    return list(zip(offsets, parts, strict=False))


def _widened(parts: Sequence[float], least: Sequence[float]) -> Sequence[float]:
    short = [max(wanted - part, 0) for part, wanted in zip(parts, least, strict=True)]
    spare = [max(part - wanted, 0) for part, wanted in zip(parts, least, strict=True)]
    if sum(short) > sum(spare):
        return parts
    taken = sum(short) / (sum(spare) or 1)
    return [
        part + lacking - free * taken
        for part, lacking, free in zip(parts, short, spare, strict=True)
    ]


def lined(setter: Setter, *, tint: bool = False) -> Paint:
    """Return a painter of the hairline under a row, and of the tint behind a head."""

    def paint(pen: Pen, top: float, height: float) -> None:
        floor = top - height
        with pen.artifact():
            if tint:
                pen.area((setter.x, floor), (setter.width, height), ink=TINT_HEAD)
            pen.rule(
                (setter.x, floor), (setter.x + setter.width, floor), width=HAIR.width, ink=HAIR.ink
            )

    return paint
