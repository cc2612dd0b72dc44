"""Workbooks of before 2007, as small as they may be: a compound file with one stream of records."""

import struct
from collections.abc import Sequence
from pathlib import Path

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Cell = tuple[int, int, object]  # row and column from 0, what stands there


def an_xls(path: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> Path:
    """Write rows of words and numbers by sheet."""
    cells = {
        name: [(r, c, v) for r, row in enumerate(rows) for c, v in enumerate(row) if v is not None]
        for name, rows in sheets.items()
    }
    return an_xls_of_cells(path, cells)


def an_xls_of_cells(path: Path, sheets: dict[str, Sequence[Cell]]) -> Path:
    path.write_bytes(_compound(_book(sheets)))
    return path


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _book(sheets: dict[str, Sequence[Cell]]) -> bytes:
    bodies = [_sheet(cells) for cells in sheets.values()]
    begin = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    begin += _record(0x42, struct.pack("<H", 1200))
    listed = [struct.pack("<BB", len(name), 1) + name.encode("utf-16-le") for name in sheets]
    at = len(begin) + sum(len(one) + 10 for one in listed) + 4
    for body, name in zip(bodies, listed, strict=True):
        begin += _record(0x85, struct.pack("<IBB", at, 0, 0) + name)
        at += len(body)
    return begin + _record(0x0A, b"") + b"".join(bodies)


def _sheet(cells: Sequence[Cell]) -> bytes:
    found = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for row, column, value in cells:
        if isinstance(value, int | float):
            found += _record(0x203, struct.pack("<HHHd", row, column, 0, value))
        else:
            text = str(value)
            words = struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")
            found += _record(0x204, struct.pack("<HHH", row, column, 0) + words)
    return found + _record(0x0A, b"")


def _compound(stream: bytes) -> bytes:
    stream = stream.ljust(4096, b"\0")  # a shorter one would stand elsewhere
    stream += b"\0" * (-len(stream) % SECTOR)
    count = len(stream) // SECTOR
    fats = -(-(count + 2) // 127)
    table = [FAT] * fats + [END] + [*range(fats + 2, fats + 1 + count), END]
    table += [FREE] * (fats * 128 - len(table))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, fats, fats, 0, 4096, END, 0, END, 0
    )
    head += struct.pack("<109I", *range(fats), *([FREE] * (109 - fats)))
    folder = _entry("Root Entry", 5, END, 0, child=1) + _entry("Workbook", 2, fats + 1, len(stream))
    return head + struct.pack(f"<{len(table)}I", *table) + folder.ljust(SECTOR, b"\0") + stream


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    words = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sI8s8sIQ",
        words, len(words) + 2, kind, 1, FREE, FREE, child, b"", 0, b"", b"", start, size,
    )  # fmt: skip
