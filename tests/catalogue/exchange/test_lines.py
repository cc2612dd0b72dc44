"""JSON lines of a platform, as others write them: faults are named, never passed over."""

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from catalogue.exchange.importing import ImportOptions, import_file
from catalogue.exchange.report import ImportReport
from tests.clock import NOW

LINE: dict[str, Any] = {
    "service_name": "居住证申领",
    "department": "公安局",
    "source_platform": "gxzwfw",
    "source_item_id": "1",
    "processes": [{"step_name": "受理", "sort": 1}],
}


def a_list(tmp_path: Path, *lines: dict[str, Any] | str) -> Path:
    path = tmp_path / "list.jsonl"
    written = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("\n".join(written), encoding="utf-8")
    return path


def check(tmp_path: Path, *lines: dict[str, Any] | str) -> ImportReport:
    return import_file(a_list(tmp_path, *lines), ImportOptions(dry_run=True), now=NOW)


def told(report: ImportReport) -> list[tuple[int, str]]:
    return [(problem.place.row, problem.column) for problem in report.problems]


def test_every_line_that_is_no_json_is_named(app: Flask, tmp_path: Path) -> None:
    report = check(tmp_path, LINE, "{broken", LINE | {"source_item_id": "2"}, "no json")
    assert told(report) == [(2, ""), (4, "")]
    assert report.items == 2


@pytest.mark.parametrize(
    "missing", ["service_name", "department", "source_platform", "source_item_id"]
)
def test_a_line_without_what_it_needs_is_a_problem_and_hides_no_platform(
    app: Flask, tmp_path: Path, missing: str
) -> None:
    first = {name: value for name, value in LINE.items() if name != missing}
    report = check(tmp_path, "", first, LINE | {"source_item_id": "2"})
    assert report.adapter == "gxzwfw"
    assert told(report) == [(2, missing)]


@pytest.mark.parametrize(
    ("change", "column"),
    [({"is_charge": ["是"]}, "is_charge"), ({"processes": {"step_name": "受理"}}, "processes")],
)
def test_a_value_of_another_shape_is_a_problem_of_its_row(
    app: Flask, tmp_path: Path, change: dict[str, Any], column: str
) -> None:
    assert told(check(tmp_path, LINE | change)) == [(1, column)]


def test_steps_are_put_in_order_whatever_their_numbers_are(app: Flask, tmp_path: Path) -> None:
    mixed = [{"step_name": "办结", "sort": "2"}, {"step_name": "受理", "sort": None}]
    report = check(tmp_path, LINE | {"processes": mixed})
    assert (report.ok, report.steps) == (True, 2)


def test_a_file_without_any_line_is_refused(app: Flask, tmp_path: Path) -> None:
    assert told(check(tmp_path, "")) == [(1, "")]
