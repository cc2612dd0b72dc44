"""A refused workbook comes back as it was, with red cells and a column that says what to do."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy.orm import Session

from catalogue.exchange.importing import ImportOptions, import_file
from catalogue.exchange.marking_styles import RED
from catalogue.exchange.returning import send_back
from tests.catalogue.builders import a_draft
from tests.catalogue.exchange.biff import an_xls
from tests.catalogue.exchange.edited import an_export, edited, write
from tests.catalogue.exchange.test_files import a_workbook
from tests.clock import NOW

HEADS = ["事项名称", "实施主体", "到现场次数"]
ROWS = [HEADS, ["甲", "公安局", "两次"], ["乙", "公安局", 1], ["丙", None, "三次"]]


def returned(path: Path) -> Workbook:
    target = path.with_suffix(".returned.xlsx")
    report = import_file(path, ImportOptions(dry_run=True), now=NOW)
    assert send_back(path, report.marks, target)
    return openpyxl.load_workbook(target)


def red(sheet: Worksheet) -> list[str]:
    return [cell.coordinate for row in sheet for cell in row if cell.fill.fgColor.rgb == RED]


def test_wrong_cells_are_red_and_the_row_says_what_to_do(app: object, tmp_path: Path) -> None:
    sheet = returned(a_workbook(tmp_path / "list.xlsx", {"事项": ROWS}))["事项"]

    assert red(sheet) == ["C2", "D2", "B4", "C4", "D4"]
    assert [cell.value for cell in sheet["D"]][0::2] == ["问题", None]
    assert sheet["D2"].value.startswith("到现场次数: ")
    assert len(sheet["D4"].value.splitlines()) == 2
    assert [cell.value for cell in sheet[3]][:3] == ["乙", "公安局", 1]


def test_what_else_is_in_the_workbook_stays(app: object, tmp_path: Path) -> None:
    def adorn(book: Workbook) -> None:
        sheet = book["事项"]
        sheet["A2"].comment = Comment("看这里", "我")
        sheet["C2"].font = Font(bold=True)
        sheet["A3"].fill = PatternFill("solid", fgColor="FF00FF00")
        sheet.column_dimensions["A"].width = 33
        book.create_sheet("我的备注")["A1"] = "留着"

    path = edited(a_workbook(tmp_path / "list.xlsx", {"事项": ROWS}), adorn)
    book = returned(path)

    sheet = book["事项"]
    assert (sheet["A2"].comment.text, sheet["C2"].font.b) == ("看这里", True)
    assert sheet["A3"].fill.fgColor.rgb == "FF00FF00"
    assert sheet.column_dimensions["A"].width == 33
    assert book["我的备注"]["A1"].value == "留着"


def test_problems_of_materials_stand_on_their_own_sheet(app: object, tmp_path: Path) -> None:
    sheets = {"事项": [HEADS, ROWS[2]], "材料": [["事项", "材料名称"], ["没有的", "照片"]]}
    book = returned(a_workbook(tmp_path / "list.xlsx", sheets))
    assert (red(book["材料"]), red(book["事项"])) == (["A2", "C2"], [])


def test_mended_and_handed_in_again_it_is_read_and_the_red_goes(
    session: Session, tmp_path: Path
) -> None:
    path = a_workbook(tmp_path / "list.xlsx", {"事项": ROWS})
    book = returned(path)
    book["事项"]["C2"] = 2
    book.save(path)

    sheet = returned(path)["事项"]
    assert red(sheet) == ["B4", "C4", "D4"]
    assert sheet["D2"].value is None

    edited(path, write("实施主体", "公安局", row=4), write("到现场次数", "3", row=4))
    report = import_file(path, ImportOptions(), now=NOW)
    assert (report.added, report.problems) == (3, [])


def test_a_column_that_is_not_known_is_marked_at_its_head(app: object, tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "list.xlsx", {"事项": [[*HEADS, "颜色"], [*ROWS[2], "红"]]})
    sheet = returned(path)["事项"]
    assert red(sheet) == ["D1"]
    assert sheet["E1"].value.startswith("问题: 颜色: ")


def test_an_export_with_a_mistake_comes_back_with_its_lists(
    session: Session, tmp_path: Path
) -> None:
    a_draft()
    path = an_export(tmp_path / "out.xlsx", write("事项类型", "许可证"))
    sheet = returned(path)["事项"]
    assert len(red(sheet)) == 2
    assert sheet.data_validations.count > 5
    assert sheet.protection.sheet


def test_an_old_workbook_comes_back_as_a_new_one(app: object, tmp_path: Path) -> None:
    sheet = returned(an_xls(tmp_path / "list.xls", {"事项": ROWS}))["事项"]
    assert red(sheet) == ["C2", "D2", "B4", "C4", "D4"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken"])
def test_what_is_no_workbook_does_not_come_back(
    app: object, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    report = import_file(path, ImportOptions(dry_run=True), now=NOW)
    assert not send_back(path, report.marks, tmp_path / "back.xlsx")
    assert not (tmp_path / "back.xlsx").exists()
