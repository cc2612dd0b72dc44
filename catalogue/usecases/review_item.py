"""The department reviews what one of its people submitted."""

from datetime import datetime

from sqlalchemy.orm import Session

from catalogue.refusals import OwnDraft, ReasonMissing
from catalogue.tables import ChangeRequest, ServiceItem
from catalogue.usecases.comment_item import say_of
from catalogue.usecases.drop_request import resting_state
from catalogue.usecases.hold_request import (
    check_still_asked,
    hold_request,
    move_request,
    note_step,
)
from catalogue.values.requests import CommentItem, ReviewItem
from catalogue.values.states import RequestState
from groundwork.audit import Subject
from groundwork.queries import last_actor
from kernel.access import Action, Actor

# in the audit: whoever did one of these last wrote the draft
WRITING = (
    "item.save",
    "item.restore",
    "item.local",
    "item.bulk",
    "claim.confirm",
    "claim.agree",
)


def review_item(session: Session, command: ReviewItem, *, actor: Actor, now: datetime) -> None:
    """Approve a draft for the service office, or return it with a reason.

    Raises NotFound, NotYourItem, OwnDraft, ReasonMissing or ChangedMeanwhile.
    """
    request, item = hold_request(
        session, command.request_id, actor=actor, action=Action.REVIEW_ITEM
    )
    check_still_asked(request, item)
    _check_other_eyes(session, request, item, actor)
    if not command.approve and not command.comment.strip():
        raise ReasonMissing(name=item.name)
    reached = RequestState.REVIEWED if command.approve else RequestState.RETURNED
    move_request(session, request, RequestState.SUBMITTED, reached)
    request.reviewed_by, request.reviewed_at = actor.staff_id, now
    said = CommentItem(item_id=item.id, text=command.comment, request_id=request.id)
    say_of(session, said, actor=actor, now=now)
    if command.approve:
        note_step(session, actor, "item.review", request, now=now)
    else:
        item.state = resting_state(session, item)
        note_step(session, actor, "item.return", request, now=now)


def _check_other_eyes(
    session: Session, request: ChangeRequest, item: ServiceItem, actor: Actor
) -> None:
    if actor.system:
        return
    saved_by = last_actor(session, Subject("item", item.id), WRITING)
    if actor.staff_id in (request.submitted_by, saved_by):
        raise OwnDraft(name=item.name)
