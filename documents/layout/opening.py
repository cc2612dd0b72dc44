"""The top of the first page: office, title, number and the double rule below them."""

from collections.abc import Iterator
from dataclasses import replace

from documents.layout.prose import both_edges
from documents.layout.setter import Setter, Slot
from documents.layout.strips import Drawing, Gap, Row, Strip
from documents.layout.theme import HAIR, NUMBER, OFFICE, THICK, TITLE, Type
from documents.pdf.pen import Pen
from documents.pdf.structure import Element
from documents.sheets import Sheet
from documents.values import Words


def opening(sheet: Sheet, setter: Setter, root: Element) -> Iterator[Strip]:
    """Return the strips that every paper begins with."""
    if sheet.office:
        yield _centred(sheet.office, OFFICE, setter, Slot(setter.width, root, "P", "center"))
        yield Gap(4)
    title = _centred(sheet.title, TITLE, setter, Slot(setter.width, root, "H1", "center"))
    yield replace(title, bookmark=setter.bookmark(sheet.title))
    yield Gap(7 * setter.air)
    if sheet.number:
        yield both_edges(sheet.number, NUMBER, setter, Slot(setter.width, root))
    yield _double_rule(setter)
    yield Gap(7)


def _centred(words: Words, type_: Type, setter: Setter, slot: Slot) -> Row:
    return Row((setter.cell(0, setter.width, setter.stacked(words, type_, slot)),), keeps=True)


def _double_rule(setter: Setter) -> Drawing:
    """A thick rule over a thin one: the head of official papers."""

    def paint(pen: Pen, top: float, height: float) -> None:
        right = setter.x + setter.width
        with pen.artifact():
            pen.rule((setter.x, top - 2.5), (right, top - 2.5), width=THICK.width, ink=THICK.ink)
            pen.rule((setter.x, top - 5), (right, top - 5), width=HAIR.width, ink=HAIR.ink)

    return Drawing(5.5, paint, keeps=True)
