"""Item lists in workbooks: the sheets 事项, 材料 and 步骤 (or items, materials, steps)."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from catalogue.exchange.columns import EXPORTED, EXPORTED_SHEET, SHEETS, tidy
from catalogue.exchange.opening import file_name
from catalogue.exchange.problems import UNREAD, Place, Problem, UnreadableFile
from catalogue.exchange.tables import Table
from catalogue.exchange.xlsx_package import MOST_CELLS, NOT_READ, check_package, unreadable
from catalogue.exchange.xlsx_parts import Cells
from kernel.refusals import N_

Range = tuple[tuple[int, int], tuple[int, int]]  # (row, column) of two corners, counted from 0


def tables(path: Path) -> dict[str, Table]:
    """Return the tables of a workbook by kind. Raises UnreadableFile."""
    hollow = check_package(path)
    try:
        book = CalamineWorkbook.from_path(path)
        return {
            kind: Table(kind, file_name(path), name, _rows(book, name, hollow.get(name, {})))
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


def _rows(book: CalamineWorkbook, name: str, hollow: Cells) -> list[list[Any]]:
    sheet = book.get_sheet_by_name(name)
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    for (row, column), text in hollow.items():
        rows += ([] for _ in range(row - len(rows)))
        cells = rows[row - 1]
        cells += [""] * (column - len(cells))
        cells[column - 1] = {UNREAD: text}
    _fill_merged(rows, sheet.merged_cell_ranges or ())
    return rows


def _fill_merged(rows: list[list[Any]], merged: Iterable[Range]) -> None:
    """Give each row below the head the value that is seen beside it."""
    left_to_fill = MOST_CELLS
    for (top, column), (bottom, _) in merged:
        below = rows[top + 1 : bottom + 1] if top else []
        left_to_fill -= len(below)
        if left_to_fill < 0:  # they lie above each other
            raise ValueError
        for cells in below:
            cells[column:] = [rows[top][column], *cells[column + 1 :]]


def _kind(sheet: str) -> str | None:
    name = tidy(sheet).lower()
    if name == EXPORTED_SHEET:
        return EXPORTED
    return next((kind for kind, chinese in SHEETS.items() if name in (kind, chinese)), None)
