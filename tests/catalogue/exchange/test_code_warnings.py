"""A list may bring any code: what is wrong with one is said, and the item comes in."""

from pathlib import Path

from flask import Flask
from sqlalchemy.orm import Session

from catalogue.exchange.importing import ImportOptions, import_file
from catalogue.exchange.report import ImportReport
from catalogue.queries.drafts import all_drafts
from catalogue.values.findings import FindingKind
from organisation.tables import Department
from tests.catalogue.builders import a_standard
from tests.clock import NOW
from tests.organisation.builders import COUNTY, a_small_world

BODY = "11659800MB00010112"
HEADS = "事项名称,实施主体,行使层级,实施编码,基本编码,业务办理项编码,地方基本编码,地方编码"


def imported(tmp_path: Path, *rows: str) -> ImportReport:
    path = tmp_path / "list.csv"
    path.write_text("\n".join((HEADS, *rows)), encoding="utf-8")
    return import_file(path, ImportOptions(region=COUNTY), now=NOW)


def test_old_and_odd_codes_come_in_and_are_named_by_row_column_and_value(
    session: Session, tmp_path: Path
) -> None:
    a_small_world()

    report = imported(
        tmp_path,
        "甲事项,公安局,,XK0010100Y,0100123,,,",
        "乙事项,公安局,,,511A0138000000-000,,,",
        "丙事项,公安局,县级,11341800A72824253Z3340117021000,340117021000,,,",
    )

    assert report.ok, report.problems
    assert [(w.place.row, w.column, w.value, w.kind) for w in report.warnings] == [
        (2, "基本编码", "0100123", FindingKind.BASIC_CODE_OLD),
        (2, "实施编码", "XK0010100Y", FindingKind.CODE_OLD),
        (3, "基本编码", "511A0138000000-000", FindingKind.BASIC_CODE_ODD),
        (4, "实施编码", "11341800A72824253Z3340117021000", FindingKind.CODE_BODY_WRONG),
        (4, "实施编码", "11341800A72824253Z3340117021000", FindingKind.CODE_LEVEL),
    ]
    assert len(list(all_drafts(session))) == 3


def test_the_code_of_another_body_is_found_by_the_departments_own(
    session: Session, tmp_path: Path
) -> None:
    a_small_world()
    session.get_one(Department, 1).uscc = "11659800MB000102XR"
    session.commit()

    report = imported(tmp_path, f"甲事项,police局,,{BODY}3000164213003,,,,")

    assert [w.kind for w in report.warnings] == [FindingKind.CODE_BODY_OTHER]


def test_national_and_local_codes_are_kept_apart(session: Session, tmp_path: Path) -> None:
    a_small_world()

    report = imported(
        tmp_path,
        f"甲事项,公安局,,{BODY}3000164213003,000164213003,{BODY}300016421300301,XK01,XK01-7",
    )

    assert report.warnings == []
    (facts,) = (draft.facts for draft in all_drafts(session))
    assert (facts.code, facts.basic_code, facts.business_code) == (
        f"{BODY}3000164213003",
        "000164213003",
        f"{BODY}300016421300301",
    )
    assert (facts.local_basic_code, facts.local_code) == ("XK01", "XK01-7")


def test_many_warnings_are_counted_and_the_first_are_named(
    session: Session, tmp_path: Path
) -> None:
    a_small_world()

    report = imported(tmp_path, *(f"事项{n},公安局,,,X{n},,," for n in range(250)))

    assert (report.warning_count, len(report.warnings)) == (250, 200)


def test_the_command_names_each_code_and_lint_counts_them(
    app: Flask, session: Session, tmp_path: Path
) -> None:
    a_small_world()
    path = tmp_path / "list.csv"
    path.write_text(f"{HEADS}\n甲事项,公安局,,,0100123,,,\n", encoding="utf-8")
    runner = app.test_cli_runner()

    done = runner.invoke(args=["catalogue", "import", str(path), "--region", COUNTY])
    lint = runner.invoke(args=["catalogue", "lint"])

    words = "The basic code has the old form"
    assert done.exit_code == 0
    assert f'list.csv, row 2, 基本编码: "0100123" {words}' in done.output
    assert lint.exit_code == 0
    assert f"1  Hint: {words}" in lint.output


def test_lint_knows_the_departments_credit_codes(
    app: Flask, session: Session, tmp_path: Path
) -> None:
    a_small_world()
    imported(tmp_path, f"甲事项,police局,,{BODY}3000164213003,,,,")
    session.get_one(Department, 1).uscc = "11659800MB000102XR"
    session.commit()

    lint = app.test_cli_runner().invoke(args=["catalogue", "lint"])

    assert (
        "1  Warning: The implementation code begins with the credit code of another" in lint.output
    )


def test_lint_looks_at_the_base_directory_too(app: Flask) -> None:
    a_small_world()
    a_standard("居住证申领")

    lint = app.test_cli_runner().invoke(args=["catalogue", "lint"])

    assert "Checked the drafts of 1 item." in lint.output
