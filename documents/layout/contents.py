"""The contents of a long paper: its headings, with the pages on which they came to stand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from documents.layout.flow import Placed
from documents.layout.grid import Box, fill, lined, shared_out
from documents.layout.setter import Setter, Slot
from documents.layout.strips import Cell, Gap, Row, Strip
from documents.layout.theme import GUTTER, LABEL, VALUE
from documents.pdf.structure import Element
from documents.sheets import Contents
from documents.values import Words, code

ENTRY = "TOCI"
NUMBER = 24.0  # room for a page number


def contents(block: Contents, setter: Setter, root: Element) -> Iterator[Strip]:
    """Return the entries, their numbers left open; two columns where the paper is wide."""
    element = Element("TOC", root)
    title = setter.stacked(block.title, LABEL, Slot(setter.width, element, "Caption"))
    yield Gap(5 * setter.air)
    yield Row((setter.cell(0, setter.width, title),), below=2, keeps=True)
    columns = 2 if setter.side_by_side else 1
    places = shared_out([1] * columns, setter.width + GUTTER)
    for start in range(0, len(block.entries), columns):
        entries = block.entries[start : start + columns]
        cells = (
            _entry(words, offset, width - GUTTER, setter, Element(ENTRY, element))
            for words, (offset, width) in zip(entries, places, strict=False)
        )
        yield Row(
            tuple(chain.from_iterable(cells)),
            above=2 * setter.air,
            below=2.5 * setter.air,
            paint=lined(setter),
        )
    yield Gap(5 * setter.air)


def _entry(
    words: Words, offset: float, width: float, setter: Setter, item: Element
) -> tuple[Cell, Cell]:
    heading = fill(words, VALUE, Box((offset, width - NUMBER)), setter, item)
    return heading, setter.cell(offset + width - NUMBER, NUMBER, ())


def number_entries(pages: Sequence[list[Placed]], setter: Setter) -> None:
    """Put the page of every heading beside its entry; both stand in the same order."""
    numbers = _pages_of_headings(pages)
    for page in pages:
        page[:] = [(_numbered(strip, numbers, setter), top) for strip, top in page]


def _pages_of_headings(pages: Sequence[list[Placed]]) -> Iterator[int]:
    for number, page in enumerate(pages, start=1):
        for strip, _top in page:
            if isinstance(strip, Row) and any(one.tag == "H2" for one in _elements(strip)):
                yield number


def _numbered(strip: Strip, numbers: Iterator[int], setter: Setter) -> Strip:
    if not isinstance(strip, Row):
        return strip
    items = dict.fromkeys(one.parent for one in _elements(strip) if _is_entry(one.parent))
    if not items:
        return strip
    cells = list(strip.cells)
    for place, item in enumerate(items):
        slot = Slot(NUMBER, item, align="end")
        number = setter.once(code(str(next(numbers))), VALUE, slot)
        cells[2 * place + 1] = replace(cells[2 * place + 1], passages=number)
    return replace(strip, cells=tuple(cells))


def _elements(row: Row) -> Iterator[Element]:
    for cell in row.cells:
        yield from (passage.element for passage in cell.passages if passage.element)


def _is_entry(element: Element | None) -> bool:
    return element is not None and element.tag == ENTRY
