"""Item lists in workbooks: the sheets 事项, 材料 and 步骤 (or items, materials, steps)."""

import re
import zipfile
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from catalogue.exchange.columns import SHEETS, tidy
from catalogue.exchange.problems import Place, Problem, UnreadableFile
from catalogue.exchange.tables import MOST_COLUMNS, MOST_ROWS, Table
from kernel.refusals import N_

LARGEST_UNPACKED = 256 * 1024 * 1024
MOST_ENTRIES = 2_000
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\sr="([A-Z]{1,3})([0-9]{1,7})"')
_BLOCK = 1 << 20
_OVERLAP = 512


def tables(path: Path) -> dict[str, Table]:
    """Return the tables of a workbook by kind. Raises UnreadableFile."""
    _check_package(path)
    try:
        book = CalamineWorkbook.from_path(path)
        return {
            kind: Table(kind, path.name, name, _cells(book, name))
            for name in book.sheet_names
            if (kind := _kind(name))
        }
    except (CalamineError, OSError, ValueError) as problem:
        message = N_("This is not a workbook that can be read. Save it again as .xlsx.")
        raise _unreadable(path, message) from problem


def _cells(book: CalamineWorkbook, sheet: str) -> list[list[Any]]:
    return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def _kind(sheet: str) -> str | None:
    name = tidy(sheet).lower()
    return next((kind for kind, chinese in SHEETS.items() if name in (kind, chinese)), None)


def _check_package(path: Path) -> None:
    """Refuse a package that would fill the memory: by its sizes and by its furthest cell."""
    try:
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            if len(entries) > MOST_ENTRIES or unpacked > LARGEST_UNPACKED:
                raise _unreadable(path, N_("The workbook is too large. Cut it up."))
            for entry in entries:
                if "worksheets/" in entry.filename and entry.filename.endswith(".xml"):
                    _check_extent(path, package, entry)
            if package.testzip():  # an entry that unpacks to more or other than it says
                raise zipfile.BadZipFile
    except (zipfile.BadZipFile, OSError, RuntimeError, EOFError) as problem:
        message = N_("This is not a workbook that can be read. Save it again as .xlsx.")
        raise _unreadable(path, message) from problem


def _check_extent(path: Path, package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """A single cell far away would be read as a sheet full of empty ones."""
    rest = b""
    with package.open(entry) as sheet:
        while block := sheet.read(_BLOCK):
            for column, row in _CELL.findall(rest + block):
                if int(row) > MOST_ROWS or _number(column) > MOST_COLUMNS:
                    raise UnreadableFile(
                        Problem(
                            place=Place(path.name, int(row), entry.filename.rpartition("/")[2]),
                            column=column.decode(),
                            value="",
                            message=N_("There is a cell far outside the table. Delete it."),
                        )
                    )
            rest = block[-_OVERLAP:]


def _number(column: bytes) -> int:
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number


def _unreadable(path: Path, message: str) -> UnreadableFile:
    return UnreadableFile(Problem(place=Place(path.name, 1), column="", value="", message=message))
