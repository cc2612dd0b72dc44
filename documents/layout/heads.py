"""The head above the text of further pages: which paper this page belongs to."""

from dataclasses import replace

from documents.layout.prose import both_edges
from documents.layout.setter import Setter, Slot
from documents.layout.strips import Cell
from documents.layout.theme import HAIR, MM, RUNNING
from documents.pdf.pen import Pen
from documents.values import Words

HEAD_TOP = 8 * MM
MOST_LINES = 2  # more would reach into the text
BELOW_WORDS = 2.5


def draw_head(words: Words, setter: Setter, pen: Pen, page_height: float) -> None:
    """Draw the Chinese at the left edge, the reader's language at the right one, over a rule."""
    row = both_edges(words, RUNNING, setter, Slot(setter.width))
    row = replace(row, cells=tuple(map(_short, row.cells)))
    top = page_height - HEAD_TOP
    row.draw(pen, top)
    floor = top - row.height - BELOW_WORDS
    with pen.artifact():
        right = setter.x + setter.width
        pen.rule((setter.x, floor), (right, floor), width=HAIR.width, ink=HAIR.ink)


def _short(cell: Cell) -> Cell:
    return replace(cell, passages=tuple(one.part(0, MOST_LINES) for one in cell.passages))
