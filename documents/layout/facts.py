"""Labels and values; to a screen reader a table whose rows have heads."""

from collections.abc import Iterator, Sequence

from documents.layout.grid import Box, fill, lined
from documents.layout.setter import Setter
from documents.layout.strips import Cell, Gap, Row, Strip
from documents.layout.theme import GUTTER, LABEL, STRONG, VALUE
from documents.pdf.structure import ROW_HEAD, Element
from documents.sheets import Fact, Facts

PAIR_LABEL = 0.38  # of the width of a pair, where two stand side by side
ALONE_LABEL = 0.3  # on narrow papers


def facts(block: Facts, setter: Setter, root: Element) -> Iterator[Strip]:
    """Return the rows; narrow papers have one pair in a row."""
    columns = block.columns if setter.side_by_side else 1
    table = Element("Table", root)
    for start in range(0, len(block.rows), columns):
        yield _row(block.rows[start : start + columns], columns, setter, table)
    yield Gap(5 * setter.air)


def _row(rows: Sequence[Fact], columns: int, setter: Setter, table: Element) -> Row:
    line = Element("TR", table)
    width = (setter.width - GUTTER * (columns - 1)) / columns
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
