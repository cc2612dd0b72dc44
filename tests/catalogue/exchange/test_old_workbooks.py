"""Workbooks of before 2007 and of WPS are read; broken ones are refused before they do harm."""

import random
import time
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy.orm import Session

from catalogue.exchange.importing import ImportOptions, import_file
from catalogue.exchange.old_workbooks import as_xlsx
from catalogue.queries.drafts import all_drafts
from tests.catalogue.exchange.biff import an_xls, an_xls_of_cells
from tests.catalogue.exchange.test_files import a_workbook
from tests.catalogue.exchange.test_hostile import read_alone
from tests.clock import NOW

HEADS = ["事项名称", "实施主体", "地方编码", "到现场次数"]
ROWS = [HEADS, ["居住证申领", "公安局", "007", 1], ["=1+1", "公安局", 8, None]]


@pytest.mark.parametrize("ending", ["xls", "et"])
def test_an_old_workbook_is_read_as_any_other(
    session: Session, tmp_path: Path, ending: str
) -> None:
    sheets = {"事项": ROWS, "材料": [["事项", "材料名称"], ["007", "照片"]]}
    path = an_xls(tmp_path / f"list.{ending}", sheets)

    report = import_file(path, ImportOptions(), now=NOW)

    assert ([p.sentence for p in report.problems], report.adapter) == ([], "xls")
    found = {draft.facts.name: draft.facts for draft in all_drafts(session)}
    assert [part.name for part in found["居住证申领"].materials] == ["照片"]
    assert (found["居住证申领"].local_code, found["居住证申领"].visits) == ("007", 1)
    assert found["=1+1"].local_code == "8"  # words, not a formula


def test_a_problem_names_its_row_and_column(tmp_path: Path) -> None:
    path = an_xls(tmp_path / "list.xls", {"事项": [HEADS, ROWS[1], ["甲", "", "1", "两次"]]})
    assert read_alone(path) == [(3, "实施主体", ""), (3, "到现场次数", "两次")]


def test_rows_and_columns_before_the_first_cell_keep_their_numbers(tmp_path: Path) -> None:
    path = an_xls_of_cells(tmp_path / "list.xls", {"事项": [(4, 2, "x")]})
    found = as_xlsx(path, tmp_path)
    assert found is not None
    assert openpyxl.load_workbook(found)["事项"]["C5"].value == "x"


def test_a_new_workbook_under_an_old_name_is_read(tmp_path: Path) -> None:
    a_workbook(tmp_path / "list.xlsx", {"事项": ROWS[:2]}).rename(tmp_path / "list.xls")
    assert read_alone(tmp_path / "list.xls") == []


def cut(whole: bytes) -> bytes:
    return whole[: len(whole) // 2]


def shaken(whole: bytes) -> bytes:
    dice = random.Random(4)  # noqa: S311 - the same each time
    broken = bytearray(whole)
    for _ in range(200):
        broken[dice.randrange(512, len(broken))] = dice.randrange(256)
    return bytes(broken)


@pytest.mark.parametrize(
    "content",
    [cut, shaken, lambda _: b"", lambda _: b"<html><table><tr><td>1</table>", lambda w: w[:512]],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, content) -> None:
    path = an_xls(tmp_path / "list.xls", {"事项": ROWS * 100})
    path.write_bytes(content(path.read_bytes()))
    assert [found[:2] for found in read_alone(path)] in ([(1, "")], [(2, "")])


@pytest.mark.parametrize("far", [(65_535, 255), (65_535, 62)])
def test_cells_far_apart_are_refused_before_memory_fills(
    tmp_path: Path, far: tuple[int, int]
) -> None:
    sheets = {f"{n}": [(0, 0, "x"), (*far, "y")] for n in range(8)}
    path = an_xls_of_cells(tmp_path / "list.xls", sheets)
    began = time.monotonic()

    assert read_alone(path) == [(1, "", "")]
    assert time.monotonic() - began < 10
