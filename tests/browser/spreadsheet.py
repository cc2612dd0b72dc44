"""What somebody does to an exported workbook in a spreadsheet."""

from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.catalogue.exchange.edited import cell, edited

PHONE, MATERIAL, SLIP = "0770-1234567", "居住地证明", "两次"


def of_each(path: Path, head: str) -> dict[str, str]:
    """Return what stands in a column, by the names of the items."""
    sheet = openpyxl.load_workbook(path)["事项"]
    rows = rows_of(sheet)
    return {cell(sheet, "事项名称", row).value: cell(sheet, head, row).value for row in rows}


def rows_of(sheet: Worksheet) -> range:
    return range(2, sheet.max_row + 1)


def known_by(sheet: Worksheet, row: int) -> str:
    return str(cell(sheet, "实施编码", row).value)


def row_of(sheet: Worksheet, name: str) -> int:
    return next(row for row in rows_of(sheet) if cell(sheet, "事项名称", row).value == name)


def edit(path: Path, phoned: str, more: str, gone: str) -> Path:
    """As somebody edits it: a telephone, one material more, a row less, and one slip."""

    def work(book: Workbook) -> None:
        items, materials = book["事项"], book["材料"]
        cell(items, "咨询方式", row_of(items, phoned)).value = PHONE
        cell(items, "到现场次数", row_of(items, phoned)).value = SLIP
        code, last = known_by(items, row_of(items, more)), materials.max_row + 1
        cell(materials, "事项", last).value = code
        cell(materials, "材料名称", last).value = MATERIAL
        left_out = known_by(items, row_of(items, gone))
        items.delete_rows(row_of(items, gone))
        for sheet in book.worksheets[1:]:
            drop_rows(sheet, left_out)

    return edited(path, work)


def drop_rows(sheet: Worksheet, code: str) -> None:
    """Take out all that belongs to an item."""
    if sheet["A1"].value == "事项":
        for row in reversed(rows_of(sheet)):
            if sheet.cell(row, 1).value == code:
                sheet.delete_rows(row)


def mend(path: Path, phoned: str, visits: str) -> Path:
    def work(book: Workbook) -> None:
        sheet = book["事项"]
        cell(sheet, "到现场次数", row_of(sheet, phoned)).value = visits

    return edited(path, work)
