"""Lists that somebody broke or made to break us: each is a problem with its place."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from catalogue.exchange.checking import Reading
from catalogue.exchange.importing import ImportOptions, import_file
from catalogue.exchange.reading import no_progress, read_into
from catalogue.exchange.report import ImportReport
from catalogue.exchange.spool import Spool
from catalogue.queries.reach import Reach
from kernel.access import SYSTEM, Action
from tests.catalogue.exchange.test_lines import LINE
from tests.clock import NOW

ITEM = '"name":"甲","department":"乙"'
HEAD = "事项名称,实施主体,地方编码\n"
Told = tuple[int, str, str]


def read_alone(path: Path) -> list[Told]:
    """Return what is told of a file; no database is asked."""
    report = ImportReport()
    with tempfile.TemporaryDirectory() as folder:
        spool = Spool(Path(folder))
        read_into(spool, report, path, Reading(reach=Reach(SYSTEM, Action.EDIT_ITEM)), no_progress)
        spool.close()
    return [(one.place.row, one.column, one.value) for one in report.problems]


def items(*content: str) -> str:
    return '{"items":[' + ",".join(content) + "]}"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (items("{" + ITEM + ',"visits":NaN}'), (1, "", "NaN")),
        (items("{" + ITEM + ',"visits":-Infinity}'), (1, "", "-Infinity")),
        (items('{"name":1e999,"department":"乙"}'), (1, "name", "inf")),
        (items("{" + ITEM + ',"name":"丙"}'), (1, "name", "")),
        (items("{" + ITEM + "},\n{" + ITEM + "]}"), (2, "", '"甲","department":"乙"]}]}')),
        (items("{" + ITEM + "}", "null", "1")[:-2] + "]}", (2, "", "")),
        (items('{"name":"证\\ud800照","department":"乙"}'), (1, "name", "证\ufffd照")),
        (items('{"name":"a\\u0000b","department":"乙"}'), (1, "name", "a\ufffdb")),
        (items("{" + ITEM + ',"\\u001b[2J\\ud800":1}'), (1, "\ufffd[2J\ufffd", "1")),
        (items("{" + ITEM + ',"visits":' + "9" * 5000 + "}"), (1, "", '{"items":[{"name":"甲')),
        (items("{" + ITEM + ',"visits":' + "9" * 30 + "}"), (1, "visits", "9" * 30)),
        (items("{" + ITEM + ',"legal_limit":{"number":-5}}'), (1, "legal_limit.number", "-5")),
        (items("{" + ITEM + ',"texts":"x"}'), (1, "texts", "x")),
        (items("{" + ITEM + ',"online_url":"http://["}'), (1, "online_url", "http://[")),
        (
            items("{" + ITEM + ',"visits":' + "[" * 900 + "]" * 900 + "}"),
            (1, "visits", "[[[[[[[...]]]]]]]"),
        ),
        (
            items("{" + ITEM + ',"visits":' + "[" * 10_000 + "]" * 10_000 + "}"),
            (1, "", '{"items":[{"name":"甲'),
        ),
        ('{"items":[' + "1," * 5_000_000 + "1]}", (1, "", "")),
    ],
)
def test_json_that_hides_or_breaks_something_is_refused(
    tmp_path: Path, content: str, problem: Told
) -> None:
    path = tmp_path / "list.json"
    path.write_text(content, encoding="utf-8")
    assert read_alone(path)[0] == problem


def test_what_is_no_item_hides_no_problem_of_others(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text(items("1", '{"name":"甲"}', "[]"), encoding="utf-8")
    assert read_alone(path) == [(1, "", "1"), (2, "department", ""), (3, "", "[]")]


def test_a_line_without_end_is_one_problem_and_the_next_keep_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "list.jsonl"
    path.write_text(f'{{{ITEM}}}\n{{"name":"{"x" * 9_000_000}"}}\r\n\n{{bad\n', encoding="utf-8")
    assert [row for row, _, _ in read_alone(path)] == [2, 4]


def test_an_item_of_a_hundred_thousand_materials_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "list.jsonl"
    path.write_text(json.dumps(LINE | {"materials": [{"material_name": "照片"}] * 100_000}))
    assert read_alone(path) == [(1, "materials", "")]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ((HEAD + "甲,乙,1\n").encode("gbk") + b"\xff,x,2\n", (3, "", "ff 2c 78 2c")),
        ((HEAD + "甲,").encode() + b"\xff,2\n", (2, "", "ff 2c 32 0a")),
        ((HEAD + "甲,乙\0,1\n").encode(), (2, "", "00")),
        ((HEAD + '甲,"乙,1\n丙,丁,2\n').encode(), (2, "", "unexpected end of data")),
        ((HEAD + f"甲,{'长' * 1_000_000},1\n").encode(), (2, "实施主体", "长" * 59 + "…")),
        ("事项名称,实施主体,收费项目\n甲,乙,费|NaN\n".encode(), (2, "收费项目", "费|NaN")),
        (
            "事项名称,实施主体,收费项目\n甲,乙,费|1e999999999\n".encode(),
            (2, "收费项目", "费|1e999999999"),
        ),
        ("实施主体,事项名称\n甲\n".encode(), (2, "事项名称", "")),
    ],
)
def test_a_table_that_is_broken_is_refused_where_it_is(
    tmp_path: Path, content: bytes, problem: Told
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    assert read_alone(path) == [problem]


def test_line_ends_may_be_mixed(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes((HEAD + "甲\u2028,乙,1\r\n丙,乙,2\r丁,,3\n").encode())
    assert read_alone(path) == [(4, "实施主体", "")]


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def an_endless_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def nothing(_path: Path) -> None:
    return


@pytest.mark.parametrize("make", [Path.mkdir, a_pipe, an_endless_device, nothing])
@pytest.mark.parametrize("ending", ["csv", "json", "jsonl", "xlsx", "materials.csv"])
def test_only_ordinary_files_are_opened(tmp_path: Path, make: Any, ending: str) -> None:
    (tmp_path / "list.csv").write_text(HEAD)
    path = tmp_path / f"given.{ending}" if ending != "materials.csv" else tmp_path / "list.csv"
    made = tmp_path / "list.materials.csv" if ending == "materials.csv" else path
    make(made)
    expected = [] if make is nothing and ending == "materials.csv" else [(1, "")]
    assert [found[:2] for found in read_alone(path)] == expected


def test_a_file_whose_name_is_no_text_is_told_of(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff.json")
    path.write_text("{")
    report = import_file(path, ImportOptions(dry_run=True), now=NOW)
    assert report.problems[0].place.file == "\ufffd.json"
