"""Headings, paragraphs and notices: words without a grid."""

from collections.abc import Iterator, Sequence
from itertools import chain

from documents.layout.setter import Setter, Slot
from documents.layout.strips import Cell, Gap, Paint, Row, Strip
from documents.layout.theme import (
    BODY,
    GUTTER,
    HEADING,
    SMALL,
    STRONG,
    THIN,
    TINT,
    TWO_COLUMNS_FROM,
    Type,
)
from documents.pdf.pen import Pen
from documents.pdf.structure import Element
from documents.sheets import Heading, Notice, Paragraph, Tone
from documents.values import Words

INSET = 9.0  # between the edge of a notice and its words
BAR = {Tone.CALM: 2.0, Tone.IMPORTANT: 4.0}


def both_edges(words: Words, type_: Type, setter: Setter, slot: Slot) -> Row:
    """Return the Chinese at the left edge and the reader's language at the right one."""
    if not setter.is_double(words):
        passages = setter.once(words, type_, slot)
        return Row((setter.cell(0, setter.width, passages),), keeps=True)
    half = (setter.width - GUTTER) / 2
    left = Slot(half, slot.parent, slot.tag, "left")
    right = Slot(half, slot.parent, slot.tag, "right")
    return Row(
        (
            Cell(setter.x, half, setter.chinese(words, type_, left)),
            Cell(setter.x + half + GUTTER, half, setter.local(words, type_, right)),
        ),
        keeps=True,
    )


def heading(block: Heading, setter: Setter, root: Element) -> Iterator[Strip]:
    """Return a heading over a thin rule."""
    yield Gap(9 * setter.air)
    row = both_edges(block.words, HEADING, setter, Slot(setter.width, root, "H2"))
    yield Row(
        row.cells,
        below=4,
        keeps=True,
        paint=_ruled_below(setter),
        bookmark=setter.bookmark(block.words),
    )
    yield Gap(3)


def paragraph(block: Paragraph, setter: Setter, root: Element) -> Iterator[Strip]:
    """Return running text; two columns where the paper is wide enough."""
    type_ = SMALL if block.small else BODY
    cells = columns([(block.words, type_)], setter, root)
    yield Row(cells, above=2 * setter.air, below=4 * setter.air, flowing=True)


def notice(block: Notice, setter: Setter, root: Element) -> Iterator[Strip]:
    """Return sentences on a tint, with a bar at the reader's starting edge."""
    element = Element("Sect", root)
    texts = [(block.title, STRONG)] if block.title else []
    yield Gap(5 * setter.air)
    yield Row(
        columns([*texts, (block.body, BODY)], setter, element, INSET),
        above=6,
        below=7,
        paint=_tinted(setter, BAR[block.tone]),
        flowing=True,
    )
    yield Gap(6 * setter.air)


def columns(
    texts: Sequence[tuple[Words, Type]],
    setter: Setter,
    parent: Element,
    inset: float = 0.0,
    wide: float = TWO_COLUMNS_FROM,
) -> tuple[Cell, ...]:
    """Return two columns, Chinese left, or one: on narrow paper, or for words in Chinese only."""
    x, width = setter.x + inset, setter.width - 2 * inset
    if not (setter.width >= wide and setter.is_double(texts[0][0])):
        slot = Slot(width, parent)
        stacked = (setter.stacked(words, type_, slot) for words, type_ in texts)
        return (Cell(x, width, tuple(chain.from_iterable(stacked))),)
    half = (width - GUTTER) / 2
    left, right = Slot(half, parent, align="left"), Slot(half, parent)
    chinese = (setter.chinese(words, type_, left) for words, type_ in texts)
    local = (setter.local(words, type_, right) for words, type_ in texts)
    return (
        Cell(x, half, tuple(chain.from_iterable(chinese))),
        Cell(x + half + GUTTER, half, tuple(chain.from_iterable(local))),
    )


def _ruled_below(setter: Setter) -> Paint:
    def paint(pen: Pen, top: float, height: float) -> None:
        with pen.artifact():
            floor = top - height
            pen.rule(
                (setter.x, floor), (setter.x + setter.width, floor), width=THIN.width, ink=THIN.ink
            )

    return paint


def _tinted(setter: Setter, bar: float) -> Paint:
    def paint(pen: Pen, top: float, height: float) -> None:
        with pen.artifact():
            pen.area((setter.x, top - height), (setter.width, height), ink=TINT)
            pen.area((setter.left_of(0, bar), top - height), (bar, height), ink=0.2)

    return paint
