import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask import Flask
from sqlalchemy.orm import Session

from catalogue.exchange.exporting import export_file
from catalogue.exchange.importing import ImportOptions, import_file
from catalogue.exchange.report import ImportReport
from catalogue.queries.drafts import all_drafts
from catalogue.values.codes import (
    Acceptance,
    Audience,
    Charged,
    ItemType,
    Level,
    MaterialKind,
    MaterialSource,
)
from catalogue.values.facts import FaqFacts, FeeFacts, ItemFacts
from catalogue.values.limits import LimitUnit, TimeLimit
from tests.catalogue.builders import a_draft
from tests.clock import NOW

HEADS = ["事项名称", "实施主体", "地方编码", "事项类型", "服务对象", "谁受理", "法定办结时限"]
ROW = ["居住证申领", "公安局", "001", "行政确认", "个人、企业", "窗口收件", "15"]
MATERIAL_HEADS = ["事项", "材料名称", "材料类型", "来源渠道", "复印件份数"]
MATERIAL = ["001", "身份证", "复印件", "政府部门核发", "2"]


def read(path: Path, **options: Any) -> ImportReport:
    return import_file(path, ImportOptions(**options), now=NOW)


def drafts(session: Session) -> list[ItemFacts]:
    return [draft.facts for draft in all_drafts(session)]


def a_workbook(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def a_csv(path: Path, rows: list[list[str]], encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def a_json(path: Path, *items: Any) -> Path:
    path.write_text(json.dumps({"items": items}, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_workbook_in_chinese_is_read(session: Session, tmp_path: Path) -> None:
    path = a_workbook(
        tmp_path / "list.xlsx",
        {
            "事项": [HEADS, ROW],
            "材料": [MATERIAL_HEADS, MATERIAL],
            "步骤": [["事项", "环节名称"], ["居住证申领", "受理"]],
            "说明": [["随便写"]],
        },
    )

    report = read(path)

    assert report.ok, report.problems
    facts = drafts(session)[0]
    assert facts.item_type is ItemType.CONFIRMATION
    assert facts.audiences == (Audience.PERSON, Audience.COMPANY)
    assert facts.acceptance is Acceptance.WINDOW_RECEIVES
    assert facts.legal_limit == TimeLimit(number=15, unit=LimitUnit.WORKING_DAY)
    assert facts.materials[0].kind is MaterialKind.COPY
    assert facts.materials[0].source is MaterialSource.GOVERNMENT
    assert facts.steps[0].name == "受理"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_csv_is_read_in_each_encoding(session: Session, tmp_path: Path, encoding: str) -> None:
    path = a_csv(tmp_path / "list.csv", [HEADS, ROW], encoding)
    a_csv(tmp_path / "list.materials.csv", [MATERIAL_HEADS, MATERIAL], encoding)

    report = read(path)

    assert report.ok, report.problems
    assert [facts.materials[0].name for facts in drafts(session)] == ["身份证"]


def test_json_is_read_with_all_its_keys(session: Session, tmp_path: Path) -> None:
    path = a_json(
        tmp_path / "list.json",
        {
            "name": "居住证申领",
            "department": "公安局",
            "accepted_at": ["township"],
            "legal_limit": {"number": 15, "unit": "natural_day", "extension_number": 5},
            "promised_limit": {"number": 0, "unit": "on_the_spot"},
            "charged": "yes",
            "fees": [{"name": "工本费", "amount_fen": 2000}],
            "faqs": [{"question": "问", "answer": "答"}],
            "legal_basis": ["甲法"],
            "texts": {"ug": {"name": "ئى"}, "en": {"name": ""}},
        },
    )

    assert read(path).ok

    facts = drafts(session)[0]
    assert facts.accepted_at == (Level.TOWNSHIP,)
    assert facts.promised_limit == TimeLimit(number=0, unit=LimitUnit.ON_THE_SPOT)
    assert facts.charged is Charged.YES
    assert facts.fees == (FeeFacts(name="工本费", amount_fen=2000),)
    assert facts.faqs == (FaqFacts(question="问", answer="答"),)
    assert facts.texts == {"ug": {"name": "ئى"}}


def test_every_problem_is_named_with_sheet_row_column_and_value(
    session: Session, tmp_path: Path
) -> None:
    path = a_workbook(
        tmp_path / "list.xlsx",
        {
            "事项": [HEADS, [*ROW[:3], "许可证", *ROW[4:6], "很快"], ["", "公安局", "002"]],
            "材料": [MATERIAL_HEADS, [*MATERIAL[:4], "-1"], ["没有的事项", "身份证"]],
        },
    )

    report = read(path)

    found = {(p.place.sheet, p.place.row, p.column, p.value) for p in report.problems}
    assert found == {
        ("事项", 2, "事项类型", "许可证"),
        ("事项", 2, "法定办结时限", "很快"),
        ("事项", 3, "事项名称", ""),
        ("材料", 2, "复印件份数", "-1"),
        ("材料", 3, "事项", "没有的事项"),
    }
    assert all(problem.sentence for problem in report.problems)
    assert drafts(session) == []


@pytest.mark.parametrize(
    ("item", "column"),
    [
        ({"name": "甲"}, "department"),
        ({"name": "甲", "department": "乙", "visits": 1.5}, "visits"),
        ({"name": "甲", "department": "乙", "visits": True}, "visits"),
        ({"name": ["甲"], "department": "乙"}, "name"),
        ({"name": "甲", "department": "乙", "colour": "red"}, "colour"),
        ({"name": "甲", "department": "乙", "materials": "身份证"}, "materials"),
        ({"name": "甲", "department": "乙", "materials": [{"name": "丙", "kind": "x"}]}, None),
        ({"name": "甲", "department": "乙", "online_url": "javascript:alert(1)"}, "online_url"),
        ({"name": "甲", "department": "乙", "checked_on": "2026-02-30"}, "checked_on"),
        ({"name": "甲", "department": "乙", "themes": ["nothing"]}, "themes"),
        ({"name": "甲", "department": "乙", "code": "../etc"}, "code"),
        ({"name": "甲", "department": "乙", "region": "999"}, "region"),
        ({"name": "长" * 1001, "department": "乙"}, "name"),
        ({"name": "甲", "department": "乙", "texts": {"xx": {"name": "a"}}}, "texts.xx"),
        ({"name": "甲", "department": "乙", "legal_limit": {"number": "x"}}, "legal_limit.number"),
        ({"name": "甲", "department": "乙", "stay_slots": 0}, "stay_slots"),
    ],
)
def test_a_wrong_value_is_refused_at_its_column(
    session: Session, tmp_path: Path, item: dict[str, Any], column: str | None
) -> None:
    report = read(a_json(tmp_path / "list.json", item))

    assert [problem.column for problem in report.problems] == [column or "materials[1].kind"]
    assert drafts(session) == []


def test_the_same_item_twice_in_a_list_is_refused(session: Session, tmp_path: Path) -> None:
    item = {"name": "甲", "department": "乙"}

    report = read(a_json(tmp_path / "list.json", item, item, {**item, "name": "丙"}))

    assert [p.params for p in report.problems] == [{"row": 1}]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.txt", b"x"),
        ("list.json", b"{"),
        ("list.json", b"[]"),
        ("list.json", b'{"items": [1]}'),
        ("list.json", b"[" * 100_000),
        ("list.json", '{"items": [{"name": "甲"}]}'.encode("gbk")),
        ("list.jsonl", b'{"name": "a"}\n{broken\n'),
        ("list.csv", b"\xff\xfe\x81\x00\x00"),
        ("list.csv", b"name\nx\n"),
        ("list.csv", b"name,department,name\nx,y,z\n"),
        ("list.csv", b"name,department,colour\nx,y,z\n"),
        ("list.csv", b"name,department\nx," + b"y" * 200_000 + b"\n"),
        ("list.xlsx", b"PK\x03\x04 broken"),
        ("list.xlsx", b"not a workbook"),
    ],
)
def test_a_hostile_file_is_refused_with_a_place(
    session: Session, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    report = read(path)

    assert not report.ok
    assert report.problems[-1].place.file == name
    assert report.problems[-1].sentence
    assert drafts(session) == []


def test_a_workbook_without_items_is_refused(app: Flask, tmp_path: Path) -> None:
    report = read(a_workbook(tmp_path / "list.xlsx", {"材料": [MATERIAL_HEADS]}))

    assert "事项" in report.problems[0].message


def test_a_cell_far_away_is_refused_before_memory_fills(app: Flask, tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "list.xlsx", {"事项": [HEADS, ROW]})
    book = openpyxl.load_workbook(path)
    book["事项"].cell(row=1_048_576, column=16_384, value="x")
    book.save(path)

    report = read(path)

    assert (report.problems[0].place.row, report.problems[0].column) == (1_048_576, "XFD")


def test_a_workbook_that_unpacks_to_too_much_is_refused(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet,
    ):
        for _ in range(300):
            sheet.write(b" " * (1 << 20))

    report = read(path)

    assert "too large" in report.problems[0].message


def test_cells_beyond_the_head_are_refused_not_lost(app: Flask, tmp_path: Path) -> None:
    path = a_csv(tmp_path / "list.csv", [["事项名称", "实施主体"], ["补证", "公安局", "照片", ""]])
    assert [(one.place.row, one.column) for one in read(path).problems] == [(2, "")]


def test_a_code_typed_as_a_number_is_refused_for_its_last_digits_are_gone(
    app: Flask, tmp_path: Path
) -> None:
    rows: list[list[Any]] = [[*HEADS[:2], "实施编码"], ["补证", "公安局", 11659800000000123456]]
    path = a_workbook(tmp_path / "list.xlsx", {"事项": rows})
    assert [(one.place.row, one.column) for one in read(path).problems] == [(2, "实施编码")]


def test_what_is_exported_holds_no_formula(app: Flask, tmp_path: Path) -> None:
    a_draft('=HYPERLINK("http://x")', conditions="@SUM(A1)", place="+1")

    export_file(tmp_path / "out.xlsx")
    export_file(tmp_path / "out.csv")

    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["事项"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    marked = {str(cell.value) for cell in cells if cell.quotePrefix}
    assert marked == {'=HYPERLINK("http://x")', "@SUM(A1)", "+1"}
    rows = csv.reader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8-sig")))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
