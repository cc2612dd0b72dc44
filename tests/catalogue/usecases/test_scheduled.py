"""Versions that wait for their day, and those that end."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from catalogue.jobs import HANDLERS
from catalogue.queries import find_published
from catalogue.queries.drafts import get_draft_row
from catalogue.refusals import AlreadyScheduled
from catalogue.usecases.cancel_request import cancel_request
from catalogue.usecases.publish_item import publish_item
from catalogue.usecases.withdraw_item import withdraw_item
from catalogue.values.codes import RevisionState
from catalogue.values.commands import PublishItem, SavedDraft, WithdrawItem
from catalogue.values.requests import Note
from catalogue.values.states import RequestState
from groundwork.worker import given_up, outbox_waiting, work_once
from kernel.access import SYSTEM
from kernel.db import db, transaction
from tests.catalogue.flow import (
    PUBLISHER,
    asked_of,
    publish,
    published,
    reviewed,
    said_of,
    submit,
    typed,
    typed_again,
)
from tests.clock import NOW

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)
MIDNIGHT = datetime(2026, 11, 30, 16, tzinfo=UTC)  # 00:00 of 1 December in Beijing
AFTER = datetime(2026, 12, 31, 16, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def name_in_force(draft: SavedDraft) -> str | None:
    db.session.rollback()
    found = find_published(db.session(), draft.code)
    return found.facts.name if found else None


def a_waiting_change() -> SavedDraft:
    """An item in force whose next version begins on the first of December."""
    draft = published("旧名")
    publish(reviewed(typed_again(draft, "新名"), effective_on=FIRST))
    return draft


def work(now: datetime) -> None:
    work_once(HANDLERS, now=now)


def test_a_version_begins_at_midnight_in_beijing_and_says_what_it_said_then(app: object) -> None:
    draft = a_waiting_change()
    typed_again(draft, "更新的草稿")

    work(MIDNIGHT - SECOND)
    assert name_in_force(draft) == "旧名"
    work(MIDNIGHT)

    assert name_in_force(draft) == "新名"
    assert asked_of(draft).state is RequestState.PUBLISHED
    assert outbox_waiting() == given_up() == 0


def test_the_job_run_twice_changes_nothing(session: Session) -> None:
    draft = a_waiting_change()
    work(MIDNIGHT)
    found = find_published(session, draft.code)
    payload = {"request": asked_of(draft).id, "before": None}

    HANDLERS["catalogue.enter_force"](payload, MIDNIGHT + SECOND)

    session.rollback()
    assert find_published(session, draft.code) == found
    assert said_of(draft) == []


def test_a_first_version_waits_too(session: Session) -> None:
    draft = typed()
    publish(reviewed(draft, effective_on=FIRST))
    assert get_draft_row(session, draft.item_id).state is RevisionState.DRAFT

    work(MIDNIGHT)

    assert name_in_force(draft) == "居住证申领"


def test_what_was_withdrawn_meanwhile_stays_withdrawn_and_says_so(app: object) -> None:
    draft = a_waiting_change()
    with transaction() as session:
        withdraw_item(session, WithdrawItem(item_id=draft.item_id), actor=PUBLISHER, now=NOW)

    work(MIDNIGHT)

    assert name_in_force(draft) is None
    assert asked_of(draft).state is RequestState.CANCELLED
    assert said_of(draft) == [Note.WITHDRAWN_MEANWHILE]


def test_what_was_published_meanwhile_stays_and_says_so(app: object) -> None:
    draft = a_waiting_change()
    typed_again(draft, "插队的名字")
    with transaction() as session:
        publish_item(session, PublishItem(item_id=draft.item_id), actor=SYSTEM, now=NOW)

    work(MIDNIGHT)

    assert name_in_force(draft) == "插队的名字"
    assert said_of(draft) == [Note.PUBLISHED_MEANWHILE]


def test_what_is_scheduled_can_be_called_off(app: object) -> None:
    draft = a_waiting_change()
    with transaction() as session:
        cancel_request(session, asked_of(draft).id, actor=PUBLISHER, now=NOW)

    work(MIDNIGHT)

    assert name_in_force(draft) == "旧名"
    assert said_of(draft) == []


def test_one_version_waits_at_a_time(app: object) -> None:
    draft = a_waiting_change()
    request = reviewed(typed_again(draft, "更新的名字"), effective_on=LAST)

    with pytest.raises(AlreadyScheduled):
        publish(request)


def test_what_waits_for_its_day_is_not_submitted_again(app: object) -> None:
    draft = a_waiting_change()

    with pytest.raises(AlreadyScheduled):
        submit(typed_again(draft, "新名"))


def test_a_day_that_came_during_the_review_is_today(app: object) -> None:
    draft = typed()
    request = reviewed(draft, effective_on=FIRST)

    assert publish(request, now=MIDNIGHT + SECOND) is RequestState.PUBLISHED

    assert name_in_force(draft) == "居住证申领"


def test_a_version_ends_after_its_last_day(app: object) -> None:
    draft = typed()
    publish(reviewed(draft, ends_on=LAST))

    work(AFTER - SECOND)
    assert name_in_force(draft) == "居住证申领"
    work(AFTER)
    assert name_in_force(draft) is None

    HANDLERS["catalogue.end_force"]({"request": asked_of(draft).id}, AFTER + SECOND)
    assert said_of(draft) == []


def test_an_end_that_no_longer_holds_is_said_once(app: object) -> None:
    draft = typed()
    ending = reviewed(draft, ends_on=LAST)
    publish(ending)
    publish(reviewed(typed_again(draft, "新名")))

    work(AFTER)
    HANDLERS["catalogue.end_force"]({"request": ending}, AFTER + SECOND)

    assert name_in_force(draft) == "新名"
    assert said_of(draft) == [Note.REPLACED_BEFORE_ITS_END]
