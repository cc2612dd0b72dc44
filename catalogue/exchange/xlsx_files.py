"""Item lists in workbooks: the sheets 事项, 材料 and 步骤 (or items, materials, steps)."""

from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from catalogue.exchange.columns import EXPORTED, EXPORTED_SHEET, SHEETS, tidy
from catalogue.exchange.merged import filled
from catalogue.exchange.opening import file_name
from catalogue.exchange.problems import UNREAD, Place, Problem, UnreadableFile
from catalogue.exchange.tables import Table
from catalogue.exchange.xlsx_package import NOT_READ, check_package, unreadable
from catalogue.exchange.xlsx_parts import Cells
from kernel.refusals import N_


def tables(path: Path) -> dict[str, Table]:
    """Return the tables of a workbook by kind. Raises UnreadableFile."""
    hollow = check_package(path)
    try:
        book = CalamineWorkbook.from_path(path)
        return {
            kind: Table(kind, file_name(path), name, _rows(path, book, name, hollow.get(name, {})))
            for kind, name in _sheets(path, book.sheet_names).items()
        }
    except (CalamineError, OSError, ValueError) as problem:
        raise unreadable(path, NOT_READ) from problem


def _sheets(path: Path, names: list[str]) -> dict[str, str]:
    """Return the sheets of a list by kind. Raises UnreadableFile where two are of one kind."""
    found: dict[str, str] = {}
    for name in names:
        kind = _kind(name)
        if kind in found:
            raise UnreadableFile(
                Problem(
                    place=Place(file_name(path), 1, name),
                    column="",
                    value=name,
                    message=N_("Two sheets are for the same thing. Remove one of them."),
                )
            )
        if kind:
            found[kind] = name
    return found


def _rows(path: Path, book: CalamineWorkbook, name: str, hollow: Cells) -> Iterator[list[Any]]:
    """Yield the rows of a sheet; it is opened when they are asked for, so one at a time is held."""
    try:
        sheet = book.get_sheet_by_name(name)
        merged = sheet.merged_cell_ranges or ()
    except (CalamineError, OSError, ValueError) as problem:
        raise unreadable(path, NOT_READ) from problem
    before = [""] * (sheet.start[1] if sheet.start else 0)  # columns that it leaves out
    rows = ([*before, *row] for row in sheet.iter_rows())
    yield from filled(_with_hollow(rows, hollow), merged)


def _with_hollow(rows: Iterable[list[Any]], hollow: Cells) -> Iterator[list[Any]]:
    """Put in the cells that would be read as empty."""
    by_row: dict[int, list[tuple[int, str]]] = {}
    for (number, column), text in hollow.items():
        by_row.setdefault(number, []).append((column, text))
    last = max(by_row, default=0)
    for number, cells in enumerate(chain(rows, repeat(None)), 1):
        if cells is None and number > last:
            return
        row = cells or []
        for column, text in by_row.get(number, ()):
            row += [""] * (column - len(row))
            row[column - 1] = {UNREAD: text}
        yield row


def _kind(sheet: str) -> str | None:
    name = tidy(sheet).lower()
    if name == EXPORTED_SHEET:
        return EXPORTED
    return next((kind for kind, chinese in SHEETS.items() if name in (kind, chinese)), None)
