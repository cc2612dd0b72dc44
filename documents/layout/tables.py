"""Tables whose head is repeated on every page."""

from collections.abc import Iterator, Sequence

from documents.layout.grid import Box, fill, lined, shared_out
from documents.layout.setter import Setter, Slot
from documents.layout.strips import Gap, Row, Strip
from documents.layout.theme import CELL, HEAD, HEADING
from documents.pdf.structure import COLUMN_HEAD, Element
from documents.sheets import Table
from documents.values import Words

PADDING = 3.5


def table(block: Table, setter: Setter, root: Element) -> Iterator[Strip]:
    """Return caption, head and rows."""
    element = Element("Table", root)
    yield Gap(3)
    if block.caption:
        slot = Slot(setter.width, element, "Caption")
        caption = setter.stacked(block.caption, HEADING, slot)
        yield Row((setter.cell(0, setter.width, caption),), below=3, keeps=True)
    least = [setter.widest_word(column.head, HEAD) + 2 * PADDING for column in block.columns]
    places = shared_out([column.share for column in block.columns], setter.width, least)
    boxes = [
        Box(place, column.align, PADDING)
        for place, column in zip(places, block.columns, strict=True)
    ]
    head = _head([column.head for column in block.columns], boxes, setter, element)
    yield head
    repeated = head.unread()
    for words in block.rows:
        yield _row(words, boxes, setter, element, repeated)
    yield Gap(7 * setter.air)


def _head(words: Sequence[Words], boxes: Sequence[Box], setter: Setter, table: Element) -> Row:
    line = Element("TR", table)
    cells = [
        fill(head, HEAD, box, setter, Element("TH", line, attributes=COLUMN_HEAD))
        for head, box in zip(words, boxes, strict=True)
    ]
    return Row(tuple(cells), above=4, below=4, paint=lined(setter, tint=True), keeps=True)


def _row(
    words: Sequence[Words], boxes: Sequence[Box], setter: Setter, table: Element, head: Row
) -> Row:
    line = Element("TR", table)
    cells = [
        fill(text, CELL, box, setter, Element("TD", line))
        for text, box in zip(words, boxes, strict=True)
    ]
    return Row(
        tuple(cells), above=3.5 * setter.air, below=4 * setter.air, paint=lined(setter), head=head
    )
