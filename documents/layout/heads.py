"""The head above the text of further pages: which paper this page belongs to."""

from documents.layout.prose import both_edges
from documents.layout.setter import Setter, Slot
from documents.layout.strips import Cell, Row
from documents.layout.theme import HAIR, MM, RUNNING
from documents.pdf.pen import Pen
from documents.values import Words

HEAD_TOP = 8 * MM
MOST_LINES = 2  # more would reach into the text
BELOW_WORDS = 2.5


def draw_head(words: Words, setter: Setter, pen: Pen, page_height: float) -> None:
    """Draw the Chinese at the left edge, the reader's language at the right one, over a rule."""
    row = _fitting(words, setter)
    top = page_height - HEAD_TOP
    row.draw(pen, top)
    floor = top - row.height - BELOW_WORDS
    with pen.artifact():
        right = setter.x + setter.width
        pen.rule((setter.x, floor), (right, floor), width=HAIR.width, ink=HAIR.ink)


def _fitting(words: Words, setter: Setter) -> Row:
    """Return the words in so few lines, shortened where they are too long."""
    row = both_edges(words, RUNNING, setter, Slot(setter.width))
    first, last = _lines(row.cells[0]), _lines(row.cells[-1])
    if max(first, last) <= MOST_LINES:
        return row
    local = words.local and _shorter(words.local, last)
    return _fitting(Words(_shorter(words.zh, first), local), setter)


def _lines(cell: Cell) -> int:
    return sum(len(passage.lines) for passage in cell.passages)


def _shorter(text: str, lines: int) -> str:
    if lines <= MOST_LINES:
        return text
    return text[: len(text) * MOST_LINES // lines - 1].rstrip() + "…"
