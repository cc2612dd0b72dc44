"""The material dictionary and bundles in a workbook: out, edited, and back."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask import Flask
from sqlalchemy.orm import Session

from catalogue.exchange.importing import ImportOptions, import_file
from catalogue.exchange.sending import write_export
from catalogue.queries.bundle_drafts import list_bundle_drafts
from catalogue.queries.dictionary import ListedEntry, entries_of
from catalogue.queries.drafts import DraftFilter
from catalogue.values.bundles import BundleDraft
from catalogue.values.dictionary import EntryState
from kernel.access import SYSTEM
from organisation.queries import forget_places
from tests.catalogue.builders import a_draft, a_published_item
from tests.catalogue.bundling import member, save
from tests.catalogue.entries import an_entry
from tests.catalogue.exchange.edited import Edit, an_export, brought, cell, edited, write
from tests.catalogue.exchange.test_files import a_workbook
from tests.clock import NOW
from tests.organisation.builders import ROOT, a_department, a_small_world

ENTRIES, BUNDLES, MEMBERS = "材料字典", "一件事", "一件事事项"


@pytest.fixture
def out(app: Flask, tmp_path: Path) -> Path:
    """Where an export goes, of a house with two entries and a bundle of two services."""
    a_small_world()
    keeper = a_department("food", ROOT)
    an_entry(keeper, names={"ug": "كىملىك"}, aliases=("身份证",))
    an_entry(keeper, "photo", "照片", state=EntryState.DRAFT)
    first, second = (a_published_item(name).item_id for name in ("营业执照", "食品许可"))
    save(member(first), member(second, first, question="卖吃的吗？"), region=ROOT, summary="一次办")
    forget_places()
    return tmp_path / "out.xlsx"


def bundle(session: Session) -> BundleDraft:
    session.rollback()
    return list_bundle_drafts(session, SYSTEM)[0]


def entry(session: Session, key: str) -> ListedEntry:
    session.rollback()
    return next(one for one in entries_of(session, SYSTEM) if one.facts.key == key)


def emptied(head: str, sheet: str, row: int = 2) -> Edit:
    return write(head, None, sheet=sheet, row=row)


def test_a_list_that_nobody_edited_changes_nothing(out: Path) -> None:
    report, changes = brought(an_export(out))

    assert (report.problems, changes) == ([], [])
    assert (report.added, report.changed, report.unchanged) == (0, 0, 5)


def test_keys_stay_and_heads_explain_themselves(out: Path) -> None:
    book = openpyxl.load_workbook(an_export(out))

    for sheet, head in ((ENTRIES, "编码"), (ENTRIES, "版本"), (BUNDLES, "网址名")):
        assert cell(book[sheet], head).protection.locked
    assert not cell(book[ENTRIES], "材料名称").protection.locked
    assert "顿号" in cell(book[MEMBERS], "在哪些序号之后", 1).comment.text
    lists = {rule.formula1 for rule in book[ENTRIES].data_validations.dataValidation}
    assert '"草稿,使用中,已停用"' in lists


def test_what_an_entry_says_is_changed_cell_by_cell(out: Path, session: Session) -> None:
    path = an_export(
        out,
        write("出具机构", "公安局", sheet=ENTRIES),
        write("材料名称(俄文)", "Удостоверение", sheet=ENTRIES),
        emptied("材料名称(维吾尔文)", ENTRIES),
    )

    report, changes = brought(path)

    assert report.changed == 1
    assert [(one["sheet"], one["row"], one["code"]) for one in changes] == [(ENTRIES, 2, "id-card")]
    assert changes[0]["cells"] == [
        ["出具机构", "", "公安局"],
        ["材料名称(俄文)", "", "Удостоверение"],
    ]
    found = entry(session, "id-card")
    assert found.facts.issuer == "公安局"
    assert found.facts.names == {"ug": "كىملىك", "ru": "Удостоверение"}
    assert found.state is EntryState.IN_USE


def test_order_and_dependencies_of_a_bundle_are_changed(out: Path, session: Session) -> None:
    path = an_export(
        out,
        write("序号", "2", sheet=MEMBERS, row=2),
        write("在哪些序号之后", "1", sheet=MEMBERS, row=2),
        write("序号", "1", sheet=MEMBERS, row=3),
        emptied("在哪些序号之后", MEMBERS, 3),
        write("提问(英文)", "Food?", sheet=MEMBERS, row=3),
        write("名称(英文)", "Restaurant", sheet=BUNDLES),
    )

    report, _changes = brought(path)

    assert (report.changed, report.problems) == (1, [])
    found = bundle(session)
    one, other = found.facts.members
    assert (one.question, one.after) == ("卖吃的吗？", ())
    assert other.after == (one.item_id,)
    assert {text.text for text in found.facts.texts} == {"Restaurant", "Food?"}


def test_what_is_new_comes_in(out: Path, session: Session) -> None:
    an_export(out)
    sheets: dict[str, list[list[Any]]] = {
        ENTRIES: [["编码", "材料名称", "保管部门"], ["form", "申请表", "food局"]],
        BUNDLES: [["网址名", "名称"], ["marry", "结婚一件事"]],
        MEMBERS: [
            ["网址名", "事项", "提问"],
            ["marry", "营业执照", ""],
            ["marry", "食品许可", "?"],
        ],
    }

    report, changes = brought(a_workbook(out.with_name("new.xlsx"), sheets))

    assert (report.added, report.problems) == (2, [])
    assert [one["what"] for one in changes] == ["added", "added"]
    assert entry(session, "form").state is EntryState.DRAFT
    names = {one.slug: len(one.facts.members) for one in list_bundle_drafts(session, SYSTEM)}
    assert names == {"restaurant": 2, "marry": 2}


@pytest.mark.parametrize(
    ("edit", "place", "sentence"),
    [
        (write("保管部门", "没有局", sheet=ENTRIES), (ENTRIES, 2, "保管部门"), "No department"),
        (write("状态", "好", sheet=ENTRIES), (ENTRIES, 2, "状态"), "not in the list"),
        (write("掌握起始日期", "昨天", sheet=ENTRIES), (ENTRIES, 2, "掌握起始日期"), "date"),
        (write("材料名称", "照片", sheet=ENTRIES), (ENTRIES, 2, "材料名称"), "already"),
        (write("编码", "photo", sheet=ENTRIES), (ENTRIES, 3, "编码"), "earlier row"),
        (write("版本", "7", sheet=BUNDLES), (BUNDLES, 2, "版本"), "after the list was exported"),
        (emptied("名称", BUNDLES), (BUNDLES, 2, "名称"), "must not be empty"),
        (write("网址名", "x", sheet=MEMBERS), (MEMBERS, 2, "网址名"), "No row of the sheet"),
        (write("事项", "没有", sheet=MEMBERS), (MEMBERS, 2, "事项"), "no service or standard"),
        (write("序号", "2", sheet=MEMBERS), (MEMBERS, 2, "序号"), "Two services have the number 2"),
        (write("在哪些序号之后", "9", sheet=MEMBERS), (MEMBERS, 2, "在哪些序号之后"), "number 9"),
        (write("在哪些序号之后", "2", sheet=MEMBERS), (BUNDLES, 2, "名称"), "before itself"),
    ],
)
def test_what_is_refused_is_named_and_nothing_comes_in(
    edit: Edit, place: tuple[str, int, str], sentence: str, out: Path, session: Session
) -> None:
    extra = write("一句话说明", "变了", sheet=BUNDLES)
    path = an_export(out, extra, write("填报须知", "变了", sheet=ENTRIES), edit)

    report = import_file(path, ImportOptions(), now=NOW)

    found = [(p.place.sheet, p.place.row, p.column, p.message % p.params) for p in report.problems]
    there = [words for *at, words in found if tuple(at) == place]
    assert any(sentence in words for words in there), found
    assert bundle(session).facts.summary == "一次办"
    assert entry(session, "id-card").facts.note == ""


def test_they_go_out_without_items_and_come_back(out: Path, session: Session) -> None:
    a_draft("别的")  # must not be taken for one that was taken out
    write_export(out, "beside", DraftFilter(), actor=SYSTEM)
    path = edited(out, write("出具机构", "公安局", sheet=ENTRIES))

    report, _changes = brought(path, withdraw=True)

    visible = [one.title for one in openpyxl.load_workbook(path) if one.sheet_state == "visible"]
    assert visible == [ENTRIES, BUNDLES, MEMBERS]
    assert (report.changed, report.removed, report.problems) == (1, 0, [])
    assert entry(session, "id-card").facts.issuer == "公安局"


def test_a_new_bundle_of_no_region_is_refused_there(out: Path) -> None:
    rows = [["网址名", "名称", "行政区划代码"], ["marry", "结婚一件事", "999"]]

    report, _changes = brought(a_workbook(out, {BUNDLES: rows}))

    (problem,) = report.problems
    assert (problem.place.row, problem.column, problem.value) == (2, "行政区划代码", "999")


def test_a_check_changes_nothing(out: Path, session: Session) -> None:
    path = an_export(out, write("出具机构", "公安局", sheet=ENTRIES))

    report, changes = brought(path, dry_run=True)

    assert (report.changed, len(changes)) == (1, 1)
    assert entry(session, "id-card").facts.issuer == ""
    assert entry(session, "id-card").version == 1


def test_what_looks_like_a_formula_stays_text(out: Path, session: Session) -> None:
    path = an_export(out, write("填报须知", "=1+1", sheet=ENTRIES))
    book = openpyxl.load_workbook(path)
    cell(book[ENTRIES], "填报须知").data_type = "s"
    book.save(path)
    brought(path)

    again = openpyxl.load_workbook(an_export(out.with_name("again.xlsx")))

    noted = cell(again[ENTRIES], "填报须知")
    assert (noted.value, noted.data_type, noted.quotePrefix) == ("=1+1", "s", True)


def test_without_their_sheets_they_stay_as_they_are(out: Path, session: Session) -> None:
    def without(book: Any) -> None:
        for name in (ENTRIES, BUNDLES, MEMBERS):
            del book[name]

    path = edited(an_export(out), without)

    report = import_file(path, ImportOptions(), now=NOW)

    assert (report.problems, report.unchanged) == ([], 2)
    assert len(bundle(session).facts.members) == 2
