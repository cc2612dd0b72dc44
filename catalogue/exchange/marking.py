"""A workbook's own sheet with some cells coloured and a last column of remarks, row by row."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.sax.saxutils import escape

from catalogue.exchange.xlsx_parts import column_letters, column_number

_BLOCK = 1 << 20
_ROW = re.compile(rb"<((?:\w+:)?)row\b([^>]*?)(/?)>")
_NUMBER = re.compile(rb'\br="(\d+)"')
_SPANS = re.compile(rb'\sspans="[^"]*"')
_CELL = re.compile(rb"<((?:\w+:)?)c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]+)\d+"')
_STYLE = re.compile(rb'\bs="(\d+)"')
Restyle = Callable[[int, bool], int]  # the style of a cell, marked or as it was, for another


@dataclass(slots=True, kw_only=True)
class SheetMarks:
    """What is to be seen on one sheet: coloured cells and remarks, by row."""

    remark_column: int
    again: bool = False  # it came back before: old colours and remarks go
    cells: dict[int, set[int]] = field(default_factory=dict)  # columns by row
    remarks: dict[int, str] = field(default_factory=dict)


def marked(source: IO[bytes], marks: SheetMarks, restyle: Restyle) -> Iterator[bytes]:
    """Yield the sheet anew; all that is not told of stays as it is, byte for byte."""
    number = 0
    for piece in _by_row(source):
        found = _ROW.search(piece)
        if not found:
            yield piece
            continue
        given = _NUMBER.search(found[2])
        number = int(given[1]) if given else number + 1
        yield piece[: found.start()]
        yield _row(piece[found.start() :], number, marks, restyle)


def _by_row(source: IO[bytes]) -> Iterator[bytes]:
    """Cut after each row."""
    rest = b""
    while block := source.read(_BLOCK):
        *rows, rest = re.split(rb"(?<=row>)(?=<)", rest + block)
        yield from rows
    yield rest


def _row(row: bytes, number: int, marks: SheetMarks, restyle: Restyle) -> bytes:
    wanted, remark = marks.cells.get(number, set()), marks.remarks.get(number, "")
    head = _ROW.match(row)
    if head is None or head[3] or not (wanted or remark or marks.again):
        return row
    prefix = head[1].decode()
    cells: dict[int, bytes] = {}
    at = 0
    for found in _CELL.finditer(row):
        place = _PLACE.search(found[2])
        at = column_number(place[1].decode()) if place else at + 1
        if at != marks.remark_column:
            cells[at] = _restyled(found, restyle, marked=at in wanted)
    for column in wanted - cells.keys():
        cells[column] = _new(prefix, number, column, restyle(0, True))
    if remark:
        cells[marks.remark_column] = _new(
            prefix, number, marks.remark_column, restyle(0, number > 1), remark
        )
    end = row.rfind(b"</")
    start = _SPANS.sub(b"", row[: head.end()])
    return start + b"".join(cells[column] for column in sorted(cells)) + row[end:]


def _restyled(found: "re.Match[bytes]", restyle: Restyle, *, marked: bool) -> bytes:
    given = _STYLE.search(found[2])
    old = int(given[1]) if given else 0
    new = restyle(old, marked)
    if new == old:
        return found[0]
    attributes = _STYLE.sub(b"", found[2]).rstrip() + b' s="%d"' % new
    start = b"<" + found[1] + b"c" + attributes
    if found[3] is None:
        return start + b"/>"
    return start + b">" + found[3] + b"</" + found[1] + b"c>"


def _new(prefix: str, row: int, column: int, style: int, text: str = "") -> bytes:
    place = f'<{prefix}c r="{column_letters(column)}{row}" s="{style}"'
    if not text:
        return f"{place}/>".encode()
    words = f'<{prefix}is><{prefix}t xml:space="preserve">{escape(text)}</{prefix}t></{prefix}is>'
    return f'{place} t="inlineStr">{words}</{prefix}c>'.encode()
