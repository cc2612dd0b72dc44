"""Labels and values; to a screen reader a table whose rows have heads."""

from collections.abc import Iterator, Sequence

from documents.layout.grid import Box, fill, lined
from documents.layout.setter import Setter
from documents.layout.strips import Cell, Gap, Row, Strip
from documents.layout.theme import GUTTER, LABEL, STRONG, VALUE
from documents.pdf.structure import ROW_HEAD, Element
from documents.sheets import Fact, Facts
from documents.text.breaking import break_places
from documents.text.lines import set_lines

PAIR_LABEL = 0.38  # of the width of a pair, where two stand side by side
ALONE_LABEL = 0.3  # on narrow papers


def facts(block: Facts, setter: Setter, root: Element) -> Iterator[Strip]:
    """Return the rows; narrow papers have one pair in a row."""
    columns = block.columns if setter.side_by_side else 1
    table = Element("Table", root)
    for rows in _in_rows(block.rows, columns, setter):
        yield _row(rows, columns if len(rows) == columns else 1, setter, table)
    yield Gap(5 * setter.air)


def _in_rows(rows: Sequence[Fact], columns: int, setter: Setter) -> Iterator[Sequence[Fact]]:
    """Put facts side by side; a code that is too long for its part has the next row alone."""
    beside: list[Fact] = []
    alone: list[Fact] = []
    for fact in rows:
        (alone if _is_cut(fact, columns, setter) else beside).append(fact)
        if len(beside) == columns:
            yield tuple(beside)
            beside.clear()
        if not beside:
            yield from ((one,) for one in alone)
            alone.clear()
    yield from (tuple(part) for part in (beside, *([one] for one in alone)) if part)


def _is_cut(fact: Fact, columns: int, setter: Setter) -> bool:
    """Whether a value that has no place to break would be broken."""
    words = fact.value.zh
    if columns == 1 or len(break_places(words)) > 1:
        return False
    type_ = STRONG if fact.strong else VALUE
    width = _width(columns, setter) - _label_width(setter)
    lettering = setter.lettering(type_, setter.reading)
    return len(set_lines(words, lettering, setter.rtl, round(width, 2))) > 1


def _width(columns: int, setter: Setter) -> float:
    return (setter.width - GUTTER * (columns - 1)) / columns


def _row(rows: Sequence[Fact], columns: int, setter: Setter, table: Element) -> Row:
    line = Element("TR", table)
    width = _width(columns, setter)
    label = _label_width(setter)
    cells: list[Cell] = []
    for number, fact in enumerate(rows):
        offset = number * (width + GUTTER)
        cells.extend(_pair(fact, (offset, width), label, setter, line))
    return Row(tuple(cells), above=3 * setter.air, below=3.5 * setter.air, paint=lined(setter))


def _pair(
    fact: Fact, place: tuple[float, float], label: float, setter: Setter, line: Element
) -> tuple[Cell, Cell]:
    offset, width = place
    label_box = Box((offset, label - GUTTER / 2))
    value_box = Box((offset + label, width - label))
    head = Element("TH", line, attributes=ROW_HEAD)
    label_cell = fill(fact.label, LABEL, label_box, setter, head)
    type_ = STRONG if fact.strong else VALUE
    return label_cell, fill(fact.value, type_, value_box, setter, Element("TD", line))


def _label_width(setter: Setter) -> float:
    """All labels are as wide, so that the values of wide and of paired rows line up."""
    if not setter.side_by_side:
        return setter.width * ALONE_LABEL
    return (setter.width - GUTTER) / 2 * PAIR_LABEL
