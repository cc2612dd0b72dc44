"""A list that was exported comes back as it was, whatever stands in its cells."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy.orm import Session

from catalogue.exchange.exporting import export_file
from catalogue.exchange.importing import ImportOptions, import_file
from catalogue.exchange.report import ImportReport
from catalogue.queries.drafts import DraftFilter, all_drafts
from catalogue.values.codes import ItemType
from catalogue.values.facts import FaqFacts, FeeFacts, ItemFacts, StepFacts
from catalogue.values.states import ItemKind
from tests.catalogue.builders import a_claim, a_draft, a_material, a_published_item, a_standard
from tests.clock import NOW
from tests.organisation.builders import COUNTY, a_department, a_small_world

ENDINGS = ["xlsx", "csv", "json"]
HARD = {
    "conditions": "第一行\n第二行",
    "place": "=1+1",
    "hours": "'=A1",
    "consult": "-0991-1",
    "item_type": ItemType.PERMIT,
    "fees": (
        FeeFacts(name="工本费|首次", amount_fen=2050, standard="每证\n每本"),
        FeeFacts(name="甲"),
    ),
    "faqs": (FaqFacts(question="多久|几天？", answer="先取号。\n再等候。"),),
    "materials": (a_material("照片", note="@两张"), a_material("表")),
    "steps": (StepFacts(key="", name="受理"),),
    "legal_basis": ("《条例》第一条", "《条例》第二条"),
}


def said(session: Session) -> list[ItemFacts]:
    session.rollback()
    return [draft.facts for draft in all_drafts(session)]


def brought(path: Path) -> ImportReport:
    report = import_file(path, ImportOptions(), now=NOW)
    assert [problem.sentence for problem in report.problems] == []
    return report


def a_sheet(path: Path, name: str = "事项") -> Worksheet:
    return openpyxl.load_workbook(path)[name]


def column(sheet: Worksheet, head: str) -> str:
    return next(cell.column_letter for cell in sheet[1] if cell.value == head)


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_export_that_nobody_edited_changes_nothing(
    session: Session, tmp_path: Path, ending: str
) -> None:
    a_published_item("居住证申领", **HARD)
    before = said(session)

    export_file(tmp_path / f"out.{ending}")
    report = brought(tmp_path / f"out.{ending}")

    assert (report.added, report.changed, report.unchanged) == (0, 0, 1)
    assert said(session) == before


@pytest.mark.parametrize("ending", ENDINGS)
def test_standards_and_claims_stay_what_they_are(
    session: Session, tmp_path: Path, ending: str
) -> None:
    a_small_world()
    standard = a_standard("居住证申领", **HARD)
    a_claim(standard, a_department("water", COUNTY))
    before = [(draft.kind, draft.facts) for draft in all_drafts(session)]

    export_file(tmp_path / f"out.{ending}")
    report = brought(tmp_path / f"out.{ending}")

    assert (report.changed, report.unchanged) == (0, 2)
    session.rollback()
    assert [(draft.kind, draft.facts) for draft in all_drafts(session)] == before


def test_codes_are_barred_from_typing_and_other_cells_are_not(
    session: Session, tmp_path: Path
) -> None:
    a_draft()
    export_file(tmp_path / "out.xlsx")
    sheet = a_sheet(tmp_path / "out.xlsx")

    assert sheet.protection.sheet
    assert sheet.protection.password is None
    code, name = column(sheet, "实施编码"), column(sheet, "事项名称")
    assert (sheet[f"{code}2"].protection.locked, sheet[f"{name}2"].protection.locked) == (
        True,
        False,
    )
    assert sheet[f"{code}2"].number_format == "@"
    assert not sheet.column_dimensions[code].protection.locked  # a new row may bring a code


def test_the_words_of_a_coded_column_are_chosen_from_a_list(
    session: Session, tmp_path: Path
) -> None:
    a_draft()
    export_file(tmp_path / "out.xlsx")
    sheet = a_sheet(tmp_path / "out.xlsx")

    rules = sheet.data_validations.dataValidation
    lists = {str(rule.sqref).split("2:")[0]: rule.formula1 for rule in rules}
    assert "行政许可" in lists[column(sheet, "事项类型")]
    assert column(sheet, "服务对象") not in lists  # several may be written
    assert all(len(words) <= 255 for words in lists.values())


def test_each_head_is_explained_and_stays_in_view(session: Session, tmp_path: Path) -> None:
    a_draft()
    export_file(tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")

    shown = [sheet for sheet in book if sheet.sheet_state == "visible"]
    assert [sheet.title for sheet in shown] == [
        "事项",
        "材料",
        "步骤",
        "收费",
        "问答",
        "情形问题",
        "情形决定",
        "材料字典",
        "一件事",
        "一件事事项",
    ]
    for sheet in shown:
        assert [cell.value for cell in sheet[1] if cell.comment is None] == []
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref


def test_an_export_holds_what_the_filter_shows(session: Session, tmp_path: Path) -> None:
    a_draft()
    a_standard("基本目录中的事项")
    path = tmp_path / "out.xlsx"

    assert export_file(path, DraftFilter(kind=ItemKind.STANDARD.value)) == 1
    assert [cell.value for cell in a_sheet(path)["A"]][1:] != []


def test_a_fee_in_the_cell_and_on_its_sheet_is_refused(session: Session, tmp_path: Path) -> None:
    a_draft(fees=(FeeFacts(name="工本费"),))
    path = tmp_path / "out.xlsx"
    export_file(path)
    book = openpyxl.load_workbook(path)
    sheet = book["事项"]
    sheet.cell(1, sheet.max_column + 1, "收费项目")
    sheet.cell(2, sheet.max_column, "工本费|20")
    book.save(path)

    report = import_file(path, ImportOptions(), now=NOW)

    assert [(one.place.row, one.column) for one in report.problems] == [(2, "收费项目")]


def test_a_wrong_amount_is_named_on_its_own_sheet(session: Session, tmp_path: Path) -> None:
    a_draft(fees=(FeeFacts(name="工本费"),))
    path = tmp_path / "out.xlsx"
    export_file(path)
    book = openpyxl.load_workbook(path)
    book["收费"]["C2"] = "二十"
    book.save(path)

    report = import_file(path, ImportOptions(), now=NOW)

    told = [(one.place.sheet, one.place.row, one.column, one.value) for one in report.problems]
    assert told == [("收费", 2, "金额(元)", "二十")]
