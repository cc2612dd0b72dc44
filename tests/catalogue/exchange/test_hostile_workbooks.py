"""Workbooks that are large where nobody looks, or reach outside: read or refused, and soon."""

import time
from pathlib import Path

import openpyxl
from openpyxl.styles import PatternFill

from tests.catalogue.exchange.edited import edited
from tests.catalogue.exchange.test_hostile import read_alone
from tests.catalogue.exchange.test_workbooks import SHEET, a_list, changed

ROW = ["补证", "公安局"]
SOON = 10  # seconds


def test_a_million_empty_rows_are_passed_over(tmp_path: Path) -> None:
    rows = b"".join(b'<row r="%d"/>' % number for number in range(3, 1_048_577))
    path = changed(
        a_list(tmp_path, ROW),
        SHEET,
        lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"),
    )
    began = time.monotonic()

    assert read_alone(path) == []
    assert time.monotonic() - began < SOON


def test_a_cell_of_ten_megabytes_is_named(tmp_path: Path) -> None:
    path = changed(
        a_list(tmp_path, ROW),
        SHEET,
        lambda xml: xml.replace(b"</sheetData>", LONG + b"</sheetData>"),
    )
    began = time.monotonic()

    assert [found[:2] for found in read_alone(path)] == [(3, "事项名称")]
    assert time.monotonic() - began < SOON


LONG = (
    b'<row r="3"><c r="A3" t="inlineStr"><is><t>' + b"x" * 10_000_000 + b"</t></is></c>"
    b'<c r="B3" t="inlineStr"><is><t>y</t></is></c></row>'
)


def test_a_hidden_sheet_is_read_as_any_other(tmp_path: Path) -> None:
    def hide(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("材料")
        sheet.append(["事项", "材料名称"])
        sheet.append(["没有的", "照片"])
        sheet.sheet_state = "hidden"

    assert read_alone(edited(a_list(tmp_path, ROW), hide)) == [(2, "事项", "没有的")]


def test_a_link_to_another_workbook_is_told_of_and_not_followed(tmp_path: Path) -> None:
    path = a_list(tmp_path, ["='http://127.0.0.1:1/[other.xlsx]事项'!A1", "公安局"])
    assert [found[:2] for found in read_alone(path)] == [(2, "事项名称")]


def test_coloured_cells_without_words_are_no_rows(tmp_path: Path) -> None:
    def colour(book: openpyxl.Workbook) -> None:
        for row in range(3, 5_000):
            book["事项"].cell(row, 1).fill = PatternFill("solid", fgColor="FFFF0000")

    assert read_alone(edited(a_list(tmp_path, ROW), colour)) == []
