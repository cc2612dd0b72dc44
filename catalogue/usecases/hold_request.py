"""Whoever moves a request on holds it and its item to the end of the transaction."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from catalogue.queries.drafts import get_draft_row, visible
from catalogue.tables import ChangeRequest, ServiceItem
from catalogue.usecases.access import check_may
from catalogue.values.states import RequestState
from groundwork.audit import Subject, record
from kernel.access import Action, Actor
from kernel.refusals import ChangedMeanwhile, NotFound


def hold_request(
    session: Session, request_id: int, *, actor: Actor, action: Action
) -> tuple[ChangeRequest, ServiceItem]:
    """Return a request and its item, both held. Raises NotFound or NotYourItem."""
    item_id = session.scalar(select(ChangeRequest.item_id).where(ChangeRequest.id == request_id))
    if item_id is None:
        raise NotFound
    session.execute(visible().where(ServiceItem.id == item_id).with_for_update())
    item = get_draft_row(session, item_id)
    check_may(session, actor, action, item)
    request = session.get_one(ChangeRequest, request_id, populate_existing=True)
    return request, item


def move_request(
    session: Session, request: ChangeRequest, begun: RequestState, reached: RequestState
) -> None:
    """Move a request on, once. Raises ChangedMeanwhile."""
    took = session.scalar(
        update(ChangeRequest)
        .where(ChangeRequest.id == request.id, ChangeRequest.state == begun)
        .values(state=reached)
        .returning(ChangeRequest.id)
        .execution_options(synchronize_session=False)
    )
    if took is None:
        raise ChangedMeanwhile
    session.refresh(request, ["state"])


def check_still_asked(request: ChangeRequest, item: ServiceItem) -> None:
    """Raise ChangedMeanwhile where the draft is no longer the one that was submitted."""
    if request.version != item.version:
        raise ChangedMeanwhile


def note_step(
    session: Session, actor: Actor, action: str, request: ChangeRequest, *, now: datetime
) -> None:
    """Write what happened to a request into the audit of its item."""
    subject = Subject("item", request.item_id)
    record(session, actor, action, subject, now=now, request=request.id)
