"""Rows with a box before them, empty, ticked or crossed."""

from collections.abc import Iterator

from documents.layout.prose import columns
from documents.layout.setter import Setter
from documents.layout.strips import Gap, Paint, Row, Strip
from documents.layout.theme import MM, SMALL, TWO_SHORT_COLUMNS_FROM, VALUE
from documents.pdf.pen import Pen
from documents.pdf.structure import Element
from documents.sheets import Check, Checklist, CheckState

BOX = 8.5
INDENT = 6.5 * MM
STROKES = {
    CheckState.EMPTY: (),
    CheckState.TICKED: (((1.8, 4.2), (3.6, 2.2), (7.0, 6.8)),),
    CheckState.CROSSED: (((2.0, 2.0), (6.5, 6.5)), ((2.0, 6.5), (6.5, 2.0))),
}
SPOKEN = {CheckState.EMPTY: "☐", CheckState.TICKED: "☑", CheckState.CROSSED: "☒"}


def checklist(block: Checklist, setter: Setter, root: Element) -> Iterator[Strip]:
    """Return the rows of a list."""
    element = Element("L", root)
    for check in block.rows:
        yield _row(check, setter, Element("LI", element))
    yield Gap(4 * setter.air)


def _row(check: Check, setter: Setter, item: Element) -> Row:
    label = Element("Lbl", item)
    label.actual = SPOKEN[check.state]
    body = Element("LBody", item)
    texts = [(check.words, VALUE), *([(check.note, SMALL)] if check.note else [])]
    return Row(
        columns(texts, setter, body, INDENT, TWO_SHORT_COLUMNS_FROM),
        above=2.5 * setter.air,
        below=3 * setter.air,
        paint=_box(check.state, setter, label),
    )


def _box(state: CheckState, setter: Setter, label: Element) -> Paint:
    def paint(pen: Pen, top: float, height: float) -> None:
        x, y = setter.left_of(1, BOX), top - 2.5 * setter.air - 2.5 - BOX
        with pen.tagged(label):
            pen.frame((x, y), (BOX, BOX))
            pen.sign((x, y), BOX, STROKES[state])

    return paint
