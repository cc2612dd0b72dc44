"""Versions of a claim that wait for their day while the standard changes, and those that end."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from catalogue.jobs import HANDLERS
from catalogue.queries import find_published
from catalogue.usecases.withdraw_item import withdraw_item
from catalogue.values.commands import SavedDraft, WithdrawItem
from catalogue.values.facts import ItemFacts
from catalogue.values.requests import Note
from catalogue.values.states import RequestState
from groundwork.worker import given_up, work_once
from kernel.access import SYSTEM
from kernel.db import db, transaction
from tests.catalogue.builders import a_claim, change_standard, days, let_claims_follow
from tests.catalogue.flow import asked_of, publish, review, said_of, submit
from tests.catalogue.usecases.claiming import MATERIALS, row, say_locally, standard
from tests.clock import NOW
from tests.organisation.builders import ROOT

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)
MIDNIGHT = datetime(2026, 11, 30, 16, tzinfo=UTC)
AFTER = datetime(2026, 12, 31, 16, tzinfo=UTC)
USUAL: dict[str, Any] = {
    "region": ROOT,
    "department": "root局",
    "legal_limit": days(20),
    "materials": MATERIALS,
    "conditions": "满半年",
    "consult": "12345",
}


@pytest.fixture
def saved(counties: dict[str, int]) -> SavedDraft:
    return standard(conditions="满半年", consult="12345")


def a_waiting_claim(saved: SavedDraft, department: int, **asked: Any) -> SavedDraft:
    """A claim in force whose next version, with a phone of its own, waits for its day."""
    item_id = a_claim(saved, department)
    return waiting(item_id, **asked)


def waiting(item_id: int, *, local: dict[str, Any] | None = None, **asked: Any) -> SavedDraft:
    say_locally(item_id, {"consult": "0991-1000"} if local is None else local, publish=False)
    claim = row(db.session(), item_id)
    draft = SavedDraft(item_id=item_id, version=claim.version, code=claim.code)
    request = submit(draft, **{"effective_on": FIRST, **asked})
    review(request)
    publish(request)
    return draft


def work(now: datetime) -> None:
    while work_once(HANDLERS, now=now):
        pass


def in_force(draft: SavedDraft) -> ItemFacts | None:
    db.session.rollback()
    found = find_published(db.session(), draft.code)
    return found.facts if found else None


def said(draft: SavedDraft) -> tuple[str, str]:
    facts = in_force(draft)
    assert facts is not None
    return facts.conditions, facts.consult


def test_what_it_inherits_follows_and_what_it_says_itself_stays(
    saved: SavedDraft, counties: dict[str, int]
) -> None:
    draft = a_waiting_claim(saved, counties["a"])
    change_standard(saved, **{**USUAL, "conditions": "满一年"})
    assert said(draft) == ("满一年", "12345")

    work(MIDNIGHT)

    assert said(draft) == ("满一年", "0991-1000")
    assert asked_of(draft).state is RequestState.PUBLISHED
    assert said_of(draft) == [Note.STANDARD_CHANGED]
    assert given_up() == 0


def test_it_follows_however_often_the_standard_changed(
    saved: SavedDraft, counties: dict[str, int]
) -> None:
    draft = a_waiting_claim(saved, counties["a"])
    for conditions in ("满一年", "满两年"):
        change_standard(saved, **{**USUAL, "conditions": conditions})

    work(MIDNIGHT)

    assert said(draft) == ("满两年", "0991-1000")


def test_what_it_says_otherwise_is_to_be_confirmed(
    saved: SavedDraft, counties: dict[str, int], session: Session
) -> None:
    draft = a_waiting_claim(saved, counties["a"])
    change_standard(saved, **{**USUAL, "consult": "12333"})

    work(MIDNIGHT)

    assert said(draft) == ("满半年", "0991-1000")
    claim = row(session, draft.item_id)
    assert claim.confirm_by is not None
    assert [one["field"] for one in claim.confirm_fields] == ["consult"]


def test_what_the_standard_allows_no_more_is_left_out_and_told(
    saved: SavedDraft, counties: dict[str, int], session: Session
) -> None:
    item_id = a_claim(saved, counties["a"])
    limit = {"number": 15, "unit": "working_day"}
    draft = waiting(item_id, local={"promised_limit": limit, "consult": "0991-1000"})
    change_standard(saved, **{**USUAL, "legal_limit": days(10)})

    work(MIDNIGHT)

    facts = in_force(draft)
    assert facts is not None
    assert (facts.promised_limit, facts.consult) == (None, "0991-1000")
    assert [one["field"] for one in row(session, item_id).confirm_fields if one["lost"]] == [
        "promised_limit"
    ]


def test_a_first_version_comes_in_on_the_standard_of_its_day(
    saved: SavedDraft, counties: dict[str, int], session: Session
) -> None:
    item_id = a_claim(saved, counties["a"], publish=False)
    draft = waiting(item_id)
    change_standard(saved, **{**USUAL, "conditions": "满一年", "consult": "12333"})
    assert in_force(draft) is None

    work(MIDNIGHT)

    assert said(draft) == ("满一年", "0991-1000")
    assert [one["field"] for one in row(session, item_id).confirm_fields] == ["consult"]


def test_a_first_version_stays_out_where_its_standard_is_gone(
    saved: SavedDraft, counties: dict[str, int]
) -> None:
    draft = waiting(a_claim(saved, counties["a"], publish=False))
    with transaction() as session:
        withdraw_item(session, WithdrawItem(item_id=saved.item_id), actor=SYSTEM, now=NOW)
    let_claims_follow()

    work(MIDNIGHT)

    assert in_force(draft) is None
    assert said_of(draft) == [Note.WITHDRAWN_MEANWHILE]


def test_what_somebody_published_meanwhile_is_not_undone(
    saved: SavedDraft, counties: dict[str, int]
) -> None:
    draft = a_waiting_claim(saved, counties["a"])
    change_standard(saved, **{**USUAL, "conditions": "满一年"})
    say_locally(draft.item_id, {"consult": "0991-2000", "hours": "周一"})

    work(MIDNIGHT)

    assert said(draft) == ("满一年", "0991-2000")
    assert asked_of(draft).state is RequestState.CANCELLED
    assert said_of(draft) == [Note.PUBLISHED_MEANWHILE]


def test_without_a_change_of_the_standard_nothing_is_said(
    saved: SavedDraft, counties: dict[str, int]
) -> None:
    draft = a_waiting_claim(saved, counties["a"])

    work(MIDNIGHT)

    assert said(draft) == ("满半年", "0991-1000")
    assert said_of(draft) == []


def test_a_last_day_holds_although_the_standard_changed(
    saved: SavedDraft, counties: dict[str, int]
) -> None:
    draft = a_waiting_claim(saved, counties["a"], ends_on=LAST)
    work(MIDNIGHT)
    change_standard(saved, **{**USUAL, "conditions": "满一年"})
    assert said(draft) == ("满一年", "0991-1000")

    work(AFTER)

    assert in_force(draft) is None
