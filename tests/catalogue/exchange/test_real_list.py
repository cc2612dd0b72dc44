import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalogue.exchange.exporting import export_file
from catalogue.exchange.importing import ImportOptions, import_file
from catalogue.exchange.report import ImportReport
from catalogue.queries.drafts import all_drafts
from catalogue.tables import ItemRevision, Material, ServiceItem, Step
from catalogue.values.codes import Acceptance, Handling, HandlingSystem, ItemType
from catalogue.values.findings import FindingKind
from kernel.db import db
from tests.application import build_app
from tests.catalogue.twin import real_list, which_list
from tests.clock import NOW, StandingClock
from tests.database import beside, make_tables

pytestmark = pytest.mark.real_list
PUBLISH = ImportOptions(publish=True)


@pytest.fixture(params=[which_list()])  # so that the name of each test says which it read
def path(tmp_path: Path) -> Path:
    return real_list(tmp_path)


@dataclass(frozen=True)
class Imported:
    """A house that has the whole list in it, and what was reported when it went in."""

    app: Flask
    path: Path
    report: ImportReport


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def whole(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Imported]:
    """On both kinds in turn, made once: none of those who look at it changes an item."""
    folder = tmp_path_factory.mktemp("whole")
    url = f"sqlite:///{folder / 'whole.db'}"
    if request.param == "postgresql":
        url = beside(request.getfixturevalue("postgres").url, "whole")
    app, path = build_app(url, folder / "data"), real_list(folder)
    with app.app_context():
        make_tables(db.engine)
        report = _import(path)
    yield Imported(app, path, report)
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(params=[which_list()])
def imported(whole: Imported, standing_clock: StandingClock) -> Iterator[Imported]:
    with whole.app.app_context():
        yield whole
        db.session.remove()


def _import(path: Path, options: ImportOptions = PUBLISH) -> ImportReport:
    return import_file(path, options, now=NOW)


def test_the_whole_list_goes_in_and_its_report_is_exact(imported: Imported) -> None:
    report = imported.report

    assert report.ok, report.problems[:3]
    assert report.adapter == "gxzwfw"
    assert (report.items, report.materials, report.steps, report.departments) == (
        781,
        2876,
        2148,
        40,
    )
    assert (report.added, report.changed, report.unchanged, report.published) == (781, 0, 0, 781)
    assert report.warning_count == 0  # its items have no codes
    assert {
        kind: report.findings[kind]
        for kind in (
            FindingKind.NO_MATERIALS,
            FindingKind.ONLY_NO_MATERIALS_NEEDED,
            FindingKind.ONLY_NO_REVIEW_NEEDED,
            FindingKind.NO_LIMITS,
            FindingKind.PROMISED_ABOVE_LEGAL,
        )
    } == {
        FindingKind.NO_MATERIALS: 49,
        FindingKind.ONLY_NO_MATERIALS_NEEDED: 20,
        FindingKind.ONLY_NO_REVIEW_NEEDED: 1,
        FindingKind.NO_LIMITS: 11,
        FindingKind.PROMISED_ABOVE_LEGAL: 0,
    }
    assert [_count(table) for table in (ServiceItem, ItemRevision, Material, Step)] == [
        781,
        781,
        2876,
        2148,
    ]


def test_the_same_list_twice_changes_nothing(imported: Imported) -> None:
    again = _import(imported.path)

    assert (again.added, again.changed, again.unchanged, again.published) == (0, 0, 781, 0)
    assert _count(ItemRevision) == 781


def test_what_the_list_does_not_say_stays_unknown(imported: Imported) -> None:
    drafts = [draft.facts for draft in all_drafts(db.session())]
    assert {facts.audiences for facts in drafts} == {()}
    assert {facts.item_type for facts in drafts} == {ItemType.UNKNOWN}
    assert {facts.acceptance for facts in drafts} == {Acceptance.UNKNOWN}
    assert {facts.handling_system for facts in drafts} == {HandlingSystem.OURS}
    assert sum(facts.handling is Handling.IMMEDIATE for facts in drafts) == 241


def test_a_promise_above_the_law_is_caught_with_its_row(
    session: Session, path: Path, tmp_path: Path
) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    planted = json.loads(lines[99]) | {"promise_days": 61, "legal_days": 60}
    lines[99] = json.dumps(planted, ensure_ascii=False)
    file = tmp_path / "planted.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")

    draft = _import(file, ImportOptions(dry_run=True))
    publishing = _import(file)

    assert draft.findings[FindingKind.PROMISED_ABOVE_LEGAL] == 1
    assert [(p.place.row, p.column) for p in publishing.problems] == [(100, "promise_days")]
    assert _count(ServiceItem) == 0


def test_what_was_exported_is_imported_unchanged(imported: Imported, tmp_path: Path) -> None:
    for ending in ("json", "xlsx", "csv"):
        file = tmp_path / f"out.{ending}"
        written = export_file(file)
        report = _import(file)
        assert written == 781, ending
        assert report.ok, (ending, report.problems[:3])
        assert (report.added, report.changed, report.unchanged) == (0, 0, 781), ending


def _count(table: type) -> int | None:
    return db.session.scalar(select(func.count()).select_from(table))
