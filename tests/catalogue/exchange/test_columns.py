"""Problems name the column as the file itself calls it."""

from pathlib import Path

import pytest
from flask import Flask

from catalogue.exchange.importing import ImportOptions, import_file
from catalogue.exchange.report import ImportReport
from tests.catalogue.exchange.test_files import a_csv, a_json, a_workbook
from tests.catalogue.exchange.test_lines import LINE, a_list
from tests.clock import NOW

TOO_LONG = ["事项名称", "实施主体", "承诺办结时限 *", "法定办结时限"]
ROW = ["居住证申领", "公安局", "30", "15"]


def problems(path: Path) -> list[tuple[int, str, str]]:
    options = ImportOptions(publish=True, dry_run=True)
    report: ImportReport = import_file(path, options, now=NOW)
    return [(one.place.row, one.column, one.value) for one in report.problems]


@pytest.mark.parametrize("make", [a_csv, lambda path, rows: a_workbook(path, {"事项": rows})])
def test_a_broken_rule_names_the_head_that_is_written(app: Flask, tmp_path: Path, make) -> None:
    ending = "csv" if make is a_csv else "xlsx"
    path = make(tmp_path / f"list.{ending}", [TOO_LONG, ROW])
    assert problems(path) == [(2, "承诺办结时限 *", "30")]


def test_a_head_may_be_the_path(app: Flask, tmp_path: Path) -> None:
    heads = ["name", "department", "promised_limit.number", "legal_limit.number", "region"]
    path = a_csv(tmp_path / "list.csv", [heads, [*ROW, "999"]])
    assert problems(path) == [(2, "region", "999"), (2, "promised_limit.number", "30")]


def test_a_column_that_is_not_there_is_called_as_in_the_template(
    app: Flask, tmp_path: Path
) -> None:
    path = a_csv(tmp_path / "list.csv", [[*TOO_LONG[:2], "谁受理"], [*ROW[:2], "窗口授权受理"]])
    assert problems(path) == [(2, "授权文号", "")]


def test_a_material_names_its_own_head(app: Flask, tmp_path: Path) -> None:
    path = a_csv(tmp_path / "list.csv", [TOO_LONG[:2], ROW[:2]])
    rows = [["item", "材料名称", "kind"], ["居住证申领", "照片", "x"], ["没有的", "照片", ""]]
    a_csv(tmp_path / "list.materials.csv", rows)
    assert problems(path) == [(2, "kind", "x"), (3, "item", "没有的")]


def test_json_names_the_path(app: Flask, tmp_path: Path) -> None:
    limits = {"legal_limit": {"number": 15}, "promised_limit": {"number": 30}}
    path = a_json(tmp_path / "list.json", {"name": "甲", "department": "乙", **limits})
    assert problems(path) == [(1, "promised_limit.number", "30")]


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"legal_days": 15, "promise_days": 30}, "promise_days"),
        ({"legal_days": -1}, "legal_days"),
        ({"is_charge": ["是"]}, "is_charge"),
        ({"processes": {"step_name": "受理"}}, "processes"),
        ({"processes": [LINE["processes"][0], {"step_name": ""}]}, "processes[1].step_name"),
        ({"materials": [{"material_name": "照片", "copy_num": -1}]}, "materials[1].copy_num"),
        ({"source_item_id": " "}, "source_item_id"),
    ],
)
def test_a_line_of_a_platform_names_the_key_of_the_platform(
    app: Flask, tmp_path: Path, change: dict[str, object], column: str
) -> None:
    assert [found[:2] for found in problems(a_list(tmp_path, LINE | change))] == [(1, column)]
