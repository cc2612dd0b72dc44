"""Workbooks as people and programs leave them: no value is lost, nothing fills the memory."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy.orm import Session

from catalogue.exchange.importing import ImportOptions, import_file
from tests.catalogue.exchange.test_files import a_workbook, drafts
from tests.catalogue.exchange.test_hostile import read_alone
from tests.clock import NOW

HEADS = ["事项名称", "实施主体", "地方编码", "核对日期", "办理时间"]
SHEET, TARGETS = "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"
OUTSIDE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
Told = list[tuple[int, str, str]]


def told(path: Path) -> Told:
    report = import_file(path, ImportOptions(), now=NOW)
    assert all(problem.sentence for problem in report.problems)
    return [(one.place.row, one.column, one.value) for one in report.problems]


def a_list(tmp_path: Path, *rows: list[Any]) -> Path:
    return a_workbook(tmp_path / "list.xlsx", {"事项": [HEADS, *rows]})


def changed(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Return the workbook with one part of its package changed."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, change(content) if name == part else content)
    return path


def test_formulas_without_a_result_and_errors_are_told_of(tmp_path: Path) -> None:
    path = a_list(tmp_path, ['="居住"&"证"', "公安局"], ["换证", "公安局", "", "#N/A", "=B2"])
    assert sorted(read_alone(path)) == [
        (2, "事项名称", '="居住"&"证"'),
        (3, "办理时间", "=B2"),
        (3, "核对日期", "#N/A"),
    ]


def test_a_formula_that_has_its_result_is_its_result(session: Session, tmp_path: Path) -> None:
    path = a_list(tmp_path, ["=B2", "公安局"])
    changed(
        path, SHEET, lambda xml: xml.replace(b"<v></v>", b"<v>7</v>").replace(b"<v />", b"<v>7</v>")
    )

    assert told(path) == []
    assert [facts.name for facts in drafts(session)] == ["7"]


def test_a_code_that_became_a_day_is_told_of_and_a_day_is_read(
    session: Session, tmp_path: Path
) -> None:
    assert told(a_list(tmp_path, ["补证", "公安局", date(2026, 1, 2)])) == [
        (2, "地方编码", "2026-01-02")
    ]

    assert told(a_list(tmp_path, ["补证", "公安局", 7.0, date(2026, 1, 2), date(2026, 5, 1)])) == []
    facts = drafts(session)[0]
    assert (facts.local_code, facts.checked_on, facts.hours) == (
        "7",
        date(2026, 1, 2),
        "2026-05-01",
    )


def test_merged_cells_count_for_each_of_their_rows(session: Session, tmp_path: Path) -> None:
    path = a_list(tmp_path, ["补证", "公安局", "1"], ["换证", None, "2"], ["销证", None, "3"])
    book = openpyxl.load_workbook(path)
    book["事项"].merge_cells("B2:B3")
    book.save(path)

    assert told(path) == [(4, "实施主体", "")]


def test_two_sheets_for_the_same_are_told_of(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "list.xlsx", {"事项": [HEADS], "items": [HEADS]})
    assert read_alone(path) == [(1, "", "items")]


@pytest.mark.parametrize(
    ("part", "change", "problem"),
    [
        (SHEET, lambda xml: xml.replace(b'r="A2"', b"r='XFD1048576'"), (1_048_576, "XFD", "")),
        (SHEET, lambda xml: xml.replace(b'r="A2"', b'r="DP150000"'), (1, "", "")),
        (SHEET, lambda xml: xml.replace(b'r="A2"', b'r="ZZZZ9"'), (1, "", "")),
        (SHEET, lambda xml: OUTSIDE + xml, (1, "", "")),
        ("xl/workbook.xml", lambda xml: OUTSIDE + xml, (1, "", "")),
        (SHEET, lambda xml: xml.decode().encode("utf-16"), (1, "", "")),
        (SHEET, lambda xml: xml[:200], (1, "", "")),
        (TARGETS, lambda xml: xml.replace(b"sheet1.xml", b"sheet1.bin"), (1, "", "")),
    ],
)
def test_a_package_that_fills_memory_or_reaches_outside_is_refused(
    tmp_path: Path, part: str, change: Callable[[bytes], bytes], problem: Any
) -> None:
    path = changed(a_list(tmp_path, ["补证", "公安局"]), part, change)
    assert read_alone(path) == [problem]
