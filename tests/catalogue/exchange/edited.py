"""An export, edited as somebody edits it in a spreadsheet."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from catalogue.exchange.exporting import export_file
from catalogue.exchange.importing import ImportOptions, import_file
from catalogue.exchange.report import ImportReport
from tests.clock import NOW

Edit = Callable[[Workbook], object]


def an_export(path: Path, *edits: Edit) -> Path:
    """Return an export of everything with some edits."""
    export_file(path)
    return edited(path, *edits)


def edited(path: Path, *edits: Edit) -> Path:
    book = openpyxl.load_workbook(path)
    for edit in edits:
        edit(book)
    book.save(path)
    return path


def cell(sheet: Worksheet, head: str, row: int = 2) -> Any:
    column = next(cell.column for cell in sheet[1] if cell.value == head)
    return sheet.cell(row, column)


def write(head: str, value: object, *, sheet: str = "事项", row: int = 2) -> Edit:
    def edit(book: Workbook) -> None:
        cell(book[sheet], head, row).value = value

    return edit


def remove(row: int, *, sheet: str = "事项") -> Edit:
    return lambda book: book[sheet].delete_rows(row)


def brought(path: Path, **options: Any) -> tuple[ImportReport, list[dict[str, Any]]]:
    """Return the report of an import and what it wrote down as changing."""
    preview = path.with_suffix(".preview")
    report = import_file(path, ImportOptions(preview=preview, **options), now=NOW)
    return report, [json.loads(line) for line in preview.read_text(encoding="utf-8").splitlines()]


def told(report: ImportReport) -> Iterable[tuple[str, int, str, str]]:
    return [(p.place.sheet, p.place.row, p.column, p.sentence) for p in report.problems]
