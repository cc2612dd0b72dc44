"""Draft, review, publish: who may take which step, and what becomes of the item."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from catalogue.queries import find_published
from catalogue.queries.drafts import get_draft_row
from catalogue.refusals import (
    AlreadySubmitted,
    DatedAhead,
    DayPassed,
    EndsTooSoon,
    NothingNew,
    NotReviewed,
    NotYourItem,
    OwnDraft,
    PromiseAboveLaw,
    ReasonMissing,
)
from catalogue.rules.claims import LOCKED_FIELDS
from catalogue.usecases.cancel_request import cancel_request
from catalogue.usecases.comment_item import comment_item
from catalogue.usecases.publish_item import publish_item
from catalogue.usecases.restore_revision import RestoreRevision, restore_revision
from catalogue.values.codes import RevisionState
from catalogue.values.commands import PublishItem, SavedDraft
from catalogue.values.requests import CommentItem, Note
from catalogue.values.states import RequestState
from groundwork.queries import AuditAsked, list_audit
from kernel.access import SYSTEM, Actor, Role
from kernel.db import transaction
from kernel.refusals import ChangedMeanwhile, NotFound
from tests.catalogue.builders import a_claim, change_standard, days
from tests.catalogue.flow import (
    BASIS,
    EDITOR,
    PUBLISHER,
    REVIEWER,
    an_actor,
    asked_of,
    publish,
    published,
    review,
    reviewed,
    said_of,
    submit,
    typed,
    typed_again,
)
from tests.catalogue.usecases.claiming import row, say_locally, standard
from tests.clock import NOW
from tests.organisation.builders import ROOT

YESTERDAY, TODAY, TOMORROW = (date(2026, 11, day) for day in (22, 23, 24))


def state_of(session: Session, draft: SavedDraft) -> RevisionState:
    session.rollback()
    return get_draft_row(session, draft.item_id).state


def test_a_draft_is_submitted_reviewed_and_published_by_three_people(session: Session) -> None:
    draft = typed()
    request = submit(draft)
    assert state_of(session, draft) is RevisionState.IN_REVIEW
    review(request)
    assert find_published(session, draft.code) is None

    assert publish(request) is RequestState.PUBLISHED

    session.rollback()
    found = find_published(session, draft.code)
    assert found is not None
    assert asked_of(draft).revision_id == found.revision_id
    assert state_of(session, draft) is RevisionState.PUBLISHED
    steps = [row.action for row in list_audit(session, AuditAsked(kind="item"), limit=9)]
    assert steps == ["item.publish", "item.review", "item.submit", "item.save"]


def test_nobody_reviews_their_own_draft(app: object) -> None:
    request = submit(typed())

    with pytest.raises(OwnDraft):
        review(request, an_actor(Role.REVIEWER, 11))
    with pytest.raises(NotYourItem):
        review(request, EDITOR)


def test_who_saved_last_does_not_review_what_another_submitted(app: object) -> None:
    draft = typed()
    mine = an_actor(Role.REVIEWER, 12)
    saved = typed_again(draft, "换了名字", mine)
    request = submit(saved)

    with pytest.raises(OwnDraft):
        review(request, mine)
    review(request, an_actor(Role.REVIEWER, 14))


def test_the_office_cannot_skip_the_review(session: Session) -> None:
    draft = typed()
    request = submit(draft)

    with pytest.raises(NotReviewed):
        publish(request)
    with pytest.raises(NotReviewed), transaction() as write:
        publish_item(write, PublishItem(item_id=draft.item_id), actor=PUBLISHER, now=NOW)

    assert find_published(session, draft.code) is None


@pytest.mark.parametrize("actor", [EDITOR, REVIEWER])
def test_only_the_office_publishes(app: object, actor: Actor) -> None:
    request = reviewed(typed())

    with pytest.raises(NotYourItem):
        publish(request, actor)


def test_what_is_returned_names_a_reason_and_can_be_submitted_again(session: Session) -> None:
    draft = typed()
    request = submit(draft)
    with pytest.raises(ReasonMissing):
        review(request, approve=False, comment=" ")

    review(request, approve=False, comment="缺少依据")

    assert state_of(session, draft) is RevisionState.DRAFT
    assert said_of(draft) == ["缺少依据"]
    assert submit(draft) != request


def test_a_draft_is_submitted_once(app: object) -> None:
    draft = typed()
    submit(draft)

    with pytest.raises(AlreadySubmitted):
        submit(draft)


def test_saving_anew_cancels_what_was_asked_and_says_so(session: Session) -> None:
    draft = published()
    changed = typed_again(draft, "换了名字")
    request = reviewed(changed)

    typed_again(changed, "又换了名字")

    assert asked_of(draft).state is RequestState.CANCELLED
    assert state_of(session, draft) is RevisionState.PUBLISHED
    assert said_of(draft) == [Note.SAVED_ANEW]
    with pytest.raises(ChangedMeanwhile):
        publish(request)


def test_a_draft_is_submitted_only_as_it_was_read(app: object) -> None:
    draft = typed()
    typed_again(draft, "换了名字")

    with pytest.raises(ChangedMeanwhile):
        submit(draft)


def test_what_is_in_force_already_is_not_submitted(app: object) -> None:
    draft = published()

    with pytest.raises(NothingNew):
        submit(typed_again(draft, "居住证申领"))


def test_what_bars_publishing_bars_submitting(app: object) -> None:
    with pytest.raises(PromiseAboveLaw):
        submit(typed(legal_limit=days(5), promised_limit=days(9)))


def test_days_that_cannot_be_are_refused(app: object) -> None:
    draft = typed()

    with pytest.raises(DayPassed):
        submit(draft, effective_on=YESTERDAY)
    with pytest.raises(DayPassed):
        submit(draft, ends_on=YESTERDAY)
    with pytest.raises(EndsTooSoon):
        submit(draft, effective_on=date(2026, 12, 2), ends_on=date(2026, 12, 1))


def test_a_document_of_a_day_to_come_is_no_basis(app: object) -> None:
    draft = typed()

    with pytest.raises(DatedAhead):
        submit(draft, basis=replace(BASIS, day=TOMORROW))

    submit(draft, basis=replace(BASIS, day=TODAY))


def test_a_request_is_taken_back_and_gives_its_item_free(session: Session) -> None:
    draft = typed()
    request = submit(draft)

    with transaction() as write:
        cancel_request(write, request, actor=EDITOR, now=NOW)

    assert state_of(session, draft) is RevisionState.DRAFT
    with pytest.raises(ChangedMeanwhile), transaction() as write:
        cancel_request(write, request, actor=EDITOR, now=NOW)
    with pytest.raises(NotFound), transaction() as write:
        cancel_request(write, request + 9, actor=EDITOR, now=NOW)


def test_a_step_is_taken_once(app: object) -> None:
    request = reviewed(typed())

    with pytest.raises(ChangedMeanwhile):
        review(request)
    publish(request)
    with pytest.raises(ChangedMeanwhile):
        publish(request)


def test_a_comment_keeps_its_lines_and_nothing_that_is_no_text(app: object) -> None:
    draft = typed()

    with transaction() as write:
        said = CommentItem(item_id=draft.item_id, text=" 一\x00\n二 ")
        assert comment_item(write, said, actor=EDITOR, now=NOW)
        empty = CommentItem(item_id=draft.item_id, text=" \x00 ")
        assert not comment_item(write, empty, actor=EDITOR, now=NOW)

    assert said_of(draft) == ["一\n二"]


def test_a_claim_that_changes_cancels_what_was_asked_of_it(
    session: Session, counties: dict[str, int]
) -> None:
    saved = standard()
    item_id = a_claim(saved, counties["a"])
    claim = say_and_submit(session, item_id, {"place": "2号楼"})
    say_locally(item_id, {"place": "3号楼"}, publish=False)
    assert asked_of(claim).state is RequestState.CANCELLED

    claim = say_and_submit(session, item_id, {"place": "4号楼"})
    change_standard(saved, region=ROOT, department="root局", summary="新")

    assert asked_of(claim).state is RequestState.CANCELLED
    assert state_of(session, claim) is RevisionState.PUBLISHED


def test_a_claim_gets_back_what_it_said_then(session: Session, counties: dict[str, int]) -> None:
    item_id = a_claim(standard(), counties["a"])
    say_locally(item_id, {"place": "2号楼"})
    say_locally(item_id, {"hours": "全天"})

    with transaction() as write:
        command = RestoreRevision(item_id=item_id, number=2, version=None, locked=LOCKED_FIELDS)
        restore_revision(write, command, actor=SYSTEM, now=NOW)

    assert row(session, item_id).local == {"place": "2号楼"}


def say_and_submit(session: Session, item_id: int, local: dict[str, str]) -> SavedDraft:
    say_locally(item_id, local, publish=False)
    found = row(session, item_id)
    claim = SavedDraft(item_id=item_id, code=found.code, version=found.version)
    session.rollback()
    submit(claim)
    return claim
