"""The loaded demo has something true on every page of the catalogue's offices."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from catalogue.queries.baselines import list_baselines
from catalogue.queries.confirming import ConfirmFilter, list_to_confirm
from catalogue.queries.ledger import beside, totals
from catalogue.queries.linting import lint_items
from catalogue.queries.texts import every_unit
from catalogue.tables import (
    BulkEdit,
    BulkEditItem,
    ChangeRequest,
    ClaimAnswer,
    ItemComment,
    KnownMaterialFile,
    ServiceItem,
)
from catalogue.usecases.lint_rules import lint_rules
from catalogue.values.bulk import BulkState, Outcome
from catalogue.values.dictionary import FileKind
from catalogue.values.figures import Measure
from catalogue.values.findings import FindingKind
from catalogue.values.ledger import Asked
from catalogue.values.states import AnswerState, ItemKind, RequestState
from catalogue.values.texts import TextQuery
from kernel import clock
from kernel.access import SYSTEM
from kernel.db import db
from kernel.locales import Tag
from organisation.queries import centres_serving
from portal.demo.files import editors, rows, unclaimed
from tests.application import inside
from tests.browser.demo import made_demo

MONDAY = 0


@pytest.fixture(scope="module")
def demo(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The database of the demo after its first start."""
    folder = tmp_path_factory.mktemp("offices")
    shutil.copyfile(made_demo(shared_folder) / "onewindow.sqlite", folder / "onewindow.sqlite")
    with inside(folder):
        yield db.session()


def test_every_service_in_force_can_be_booked(demo: Session) -> None:
    in_force = sa.select(ServiceItem.department_id).where(
        ServiceItem.current_revision_id.is_not(None)
    )
    departments = demo.scalars(in_force).all()

    assert len(departments) >= 3_937
    assert all(centres_serving(demo, [number]) for number in set(departments))


def test_the_ledger_shows_all_five_cuts_since_the_baseline(demo: Session) -> None:
    (baseline,) = list_baselines(demo)
    found = totals(demo, Asked(baseline_id=baseline.id), SYSTEM)[None]

    assert (baseline.day.month, baseline.day.day) == (12, 31)
    assert found.items == baseline.items >= 140
    for measure in (
        Measure.MATERIALS,
        Measure.INTERMEDIARIES,
        Measure.FEES,
        Measure.STEPS,
        Measure.VISITS,
        Measure.WORKING_DAYS,
    ):
        amounts = found.amounts[measure]
        assert amounts.after < amounts.before, measure
        assert amounts.more == 0, measure
    assert beside(demo, Asked(baseline_id=baseline.id), SYSTEM).added > 3_000


def test_seven_counties_confirm_one_changed_standard_and_two_promise_less(demo: Session) -> None:
    total, found = list_to_confirm(demo, SYSTEM, ConfirmFilter(), page=1, size=50)
    claims = sa.select(ServiceItem).where(ServiceItem.id.in_([one.item_id for one in found]))
    limits = [item.promised_limit for item in demo.scalars(claims)]
    promised = Counter(limit["number"] for limit in limits if limit)

    assert total == 7
    assert len({one.name for one in found}) == 1
    assert sorted(promised.values()) == [2, 5]


def test_requests_stand_in_each_of_the_three_steps_by_different_people(demo: Session) -> None:
    found = demo.scalars(sa.select(ChangeRequest)).all()
    states = Counter(one.state for one in found)

    assert states[RequestState.SUBMITTED] == 3
    assert states[RequestState.REVIEWED] == 2
    assert states[RequestState.RETURNED] == 1
    assert states[RequestState.PUBLISHED] == 2
    assert all(one.submitted_by != one.reviewed_by for one in found)
    (scheduled,) = [one for one in found if one.state is RequestState.SCHEDULED]
    assert scheduled.effective_on is not None
    assert scheduled.effective_on.weekday() == MONDAY
    assert scheduled.effective_on > scheduled.submitted_at.date()
    assert len(demo.scalars(sa.select(ItemComment.id)).all()) >= 8


def test_departments_said_no_asked_for_amends_and_let_go(demo: Session) -> None:
    answers = demo.scalars(
        sa.select(ClaimAnswer).where(ClaimAnswer.state != AnswerState.CLAIMED)
    ).all()
    said = Counter(one.state for one in answers)
    released = [one for one in answers if one.item_id is not None]

    assert said == {AnswerState.NOT_CLAIMED: 6, AnswerState.SENT_BACK: 3}
    assert all(one.reason for one in answers if one.state is AnswerState.NOT_CLAIMED)
    assert sum(bool(one.reply) for one in answers) == 1
    (gone,) = released
    assert demo.get_one(ServiceItem, gone.item_id).current_revision_id is None
    assert len(unclaimed()) == len(answers) - len(released)


def test_one_change_of_many_can_still_be_undone(demo: Session) -> None:
    (bulk,) = demo.scalars(sa.select(BulkEdit)).all()
    outcomes = demo.scalars(sa.select(BulkEditItem.outcome)).all()

    assert bulk.state is BulkState.DONE
    assert bulk.undoes_id is None
    assert set(outcomes) == {Outcome.CHANGED}
    assert len(outcomes) >= 5


def test_a_name_changed_after_it_was_translated(demo: Session) -> None:
    renamed = [row["facts"]["name"] for row in editors()["changes"] if "name" in row["facts"]]
    names = every_unit(demo, SYSTEM, TextQuery(locale=Tag("ug"), kind="name"))

    assert [one.source for one in names if one.stale] == renamed


def test_some_drafts_hold_what_a_check_finds(demo: Session) -> None:
    names = {row["standard"] for row in editors()["changes"]}
    ids = demo.scalars(sa.select(ServiceItem.id).where(ServiceItem.name.in_(names))).all()

    linted = lint_items(demo, ids, lint_rules(clock.now()))

    assert {finding.kind for one in linted for finding in one.findings} >= {
        FindingKind.PROMISED_ABOVE_LEGAL,
        FindingKind.PHONE_ODD,
        FindingKind.LINK_INTERNAL,
        FindingKind.CHECKED_LONG_AGO,
    }


def test_documents_that_people_write_have_a_blank_form_and_a_filled_sample(demo: Session) -> None:
    kinds = Counter(demo.scalars(sa.select(KnownMaterialFile.kind)))
    forms = [row for row in rows("materials") if "fields" in row]

    number = sum(1 + len(row.get("labels", ())) for row in forms)
    assert kinds == {FileKind.BLANK: number, FileKind.SAMPLE: number}
    assert number >= 18


def test_standards_are_the_lists(demo: Session) -> None:
    kinds = Counter(demo.scalars(sa.select(ServiceItem.kind)))

    assert kinds[ItemKind.STANDARD] == 312
