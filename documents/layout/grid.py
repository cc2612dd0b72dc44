"""Rows of cells on hairlines, mirrored for right-to-left readers."""

from collections.abc import Sequence
from dataclasses import dataclass

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


def shared_out(shares: Sequence[float], width: float) -> list[Place]:
    """Return the place of every column; the shares need not add up to one."""
    whole = sum(shares)
    places: list[Place] = []
    offset = 0.0
    for share in shares:
        part = width * share / whole
        places.append((offset, part))
        offset += part
    return places


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
