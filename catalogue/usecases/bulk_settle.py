"""Review or publish what a bulk edit submitted as a whole; each item goes through its own rules."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from catalogue.queries.bulk import WITHIN, get_bulk
from catalogue.refusals.bulk import BulkBusy
from catalogue.tables import BulkEdit, BulkEditItem, ChangeRequest, ServiceItem
from catalogue.usecases.bulk_submit import why
from catalogue.usecases.publish_request import publish_request
from catalogue.usecases.review_item import review_item
from catalogue.values.bulk import BulkState
from catalogue.values.requests import ReviewItem
from catalogue.values.states import RequestState
from groundwork.audit import Subject, record
from groundwork.outbox import Job, post
from kernel.access import Action, Actor
from kernel.refusals import NotFound, Refusal
from organisation.queries import scoped

SETTLE = "catalogue.bulk_settle"
AT_ONCE = 20  # items a transaction: each freezes a revision


class Step(StrEnum):
    """What is done with all requests."""

    APPROVE = "approve"
    PUBLISH = "publish"


ACTIONS = {Step.APPROVE: Action.REVIEW_ITEM, Step.PUBLISH: Action.PUBLISH_ITEM}
BEFORE = {Step.APPROVE: RequestState.SUBMITTED, Step.PUBLISH: RequestState.REVIEWED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settle:
    """Take one step with the requests of a bulk edit, after the last row that was done."""

    bulk_id: int
    step: Step
    after: int = 0


def order_settle(session: Session, wish: Settle, *, actor: Actor, now: datetime) -> None:
    """Let the worker take a step with all requests within reach. Raises NotFound or BulkBusy."""
    get_bulk(session, wish.bulk_id, actor)
    if not actor.may(ACTIONS[wish.step]):
        raise NotFound
    took = session.scalar(
        update(BulkEdit)
        .where(BulkEdit.id == wish.bulk_id, BulkEdit.state == BulkState.DONE)
        .values(state=BulkState.SETTLING)
        .returning(BulkEdit.id)
        .execution_options(synchronize_session=False)
    )
    if took is None:
        raise BulkBusy
    payload = {"bulk": wish.bulk_id, "step": wish.step.value, "staff": actor.staff_id}
    subject = f"bulk_edit:{wish.bulk_id}"
    window = f"{wish.step}.{now.timestamp():.6f}"  # each order once
    post(session, Job(kind=SETTLE, subject=subject, window=window, payload=payload), due=now)
    about = Subject("bulk_edit", wish.bulk_id)
    record(session, actor, "items.bulk_settle", about, now=now, step=wish.step.value)


def settle_some(session: Session, wish: Settle, *, actor: Actor, now: datetime) -> int | None:
    """Take the step with some requests; return the last row, or None when there are no more.

    An item that says no stays as it is, and the row says why.
    """
    rows = session.scalars(
        scoped(
            select(BulkEditItem)
            .join(ChangeRequest, ChangeRequest.id == BulkEditItem.request_id)
            .join(ServiceItem, ServiceItem.id == BulkEditItem.item_id),
            actor,
            ACTIONS[wish.step],
            WITHIN,
        )
        .where(
            BulkEditItem.bulk_id == wish.bulk_id,
            BulkEditItem.id > wish.after,
            ChangeRequest.state == BEFORE[wish.step],
        )
        .order_by(BulkEditItem.id)
        .limit(AT_ONCE)
    ).all()
    for row in rows:
        _settle(session, row, wish.step, actor=actor, now=now)
    if rows:
        return rows[-1].id
    session.get_one(BulkEdit, wish.bulk_id).state = BulkState.DONE
    return None


def _settle(
    session: Session, row: BulkEditItem, step: Step, *, actor: Actor, now: datetime
) -> None:
    request_id = row.request_id or 0
    try:
        with session.begin_nested():
            if step is Step.APPROVE:
                command = ReviewItem(request_id=request_id, approve=True)
                review_item(session, command, actor=actor, now=now)
            else:
                publish_request(session, request_id, actor=actor, now=now)
    except Refusal as refusal:
        row.refused = why(refusal)
    else:
        row.refused = None
