"""flask catalogue lint."""

import json

import pytest
from click.testing import Result
from flask import Flask

from tests.catalogue.builders import (
    a_claim,
    a_draft,
    a_material,
    a_published_item,
    a_standard,
    days,
)
from tests.organisation.builders import COUNTY, OTHER_COUNTY, a_small_world

VAGUE = (a_material("其他材料"),)


def lint(app: Flask, *arguments: str) -> Result:
    return app.test_cli_runner().invoke(args=["catalogue", "lint", *arguments])


@pytest.fixture(autouse=True)
def world(app: Flask) -> None:
    a_small_world()


def test_each_finding_has_a_line_with_its_place_and_how_to_mend_it(app: Flask) -> None:
    code = a_draft("甲事项", materials=VAGUE).code

    told = lint(app)

    (line,) = [one for one in told.output.splitlines() if "[Materials 1, " in one]
    assert line.startswith(f"warning: {code} 甲事项 [")
    assert "其他材料] A material does not say what is to be brought. Name each document." in line
    assert "      1  Warning: A material does not say what is to be brought" in told.output
    assert told.output.endswith("Checked the drafts of 1 item.\n")


def test_hints_are_counted_and_named_only_when_asked_for(app: Flask) -> None:
    a_draft("甲事项", materials=VAGUE)

    short, long = lint(app).output, lint(app, "--all").output

    assert "hint: " not in short
    assert "      1  Hint: Who accepts is not known" in short
    assert "Who accepts is not known: taken to be the department. Choose whether" in long


def test_missing_texts_are_counted_by_language(app: Flask) -> None:
    for name in ("甲事项", "乙事项"):
        a_draft(name)

    told = lint(app).output.splitlines()

    place = told.index("      2  Hint: Texts are missing in other languages")
    assert "              2  ug" in told[place + 1 :]


def test_only_errors_end_it_with_a_failure(app: Flask) -> None:
    a_draft("甲事项", materials=VAGUE)
    assert lint(app).exit_code == 0

    a_draft("乙事项", promised_limit=days(9), legal_limit=days(1))

    assert lint(app).exit_code == 1
    assert lint(app, "--severity", "error").output.splitlines()[1:] == [
        "      1  Error: The promised limit is longer than the legal one",
        "Checked the drafts of 2 items.",
    ]


def test_it_writes_one_json_document(app: Flask) -> None:
    a_draft("甲事项", materials=VAGUE)

    told = json.loads(lint(app, "--format", "json", "--severity", "warning").output)

    assert told["items"] == 1
    assert told["counts"]["material_vague"] == 1
    (found,) = [one for one in told["findings"] if one["kind"] == "material_vague"]
    assert (found["severity"], found["column"], found["row"]) == ("warning", "materials", 1)


def test_nothing_found_is_a_document_too(app: Flask) -> None:
    assert json.loads(lint(app, "--format", "json").output) == {
        "findings": [],
        "items": 0,
        "counts": {},
    }


@pytest.mark.parametrize("asked", ["police", "police局"])
def test_a_department_is_named_or_coded(app: Flask, asked: str) -> None:
    a_draft("甲事项", department="police局", region=COUNTY)
    a_draft("乙事项", department="tax局", region=OTHER_COUNTY)

    told = lint(app, "--department", asked).output

    assert "甲事项" in told
    assert "乙事项" not in told


def test_a_department_that_is_not_there_is_refused(app: Flask) -> None:
    told = lint(app, "--department", "nobody")

    assert told.exit_code == 2
    assert "There is no department with the name or code 'nobody'." in told.output


def test_a_fault_of_a_standard_is_named_once(app: Flask) -> None:
    a_claim(a_standard("甲事项", materials=VAGUE), 1)

    told = lint(app).output

    assert told.count("[Materials 1, What it is called: 其他材料]") == 1
    assert told.endswith("Checked the drafts of 2 items.\n")


def test_what_is_published_is_checked_as_it_stands_in_its_draft(app: Flask) -> None:
    a_published_item("甲事项", materials=VAGUE)

    assert "其他材料" in lint(app).output
