"""A draft becomes another one: what was asked of the old one is asked no longer."""

from datetime import datetime

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from catalogue.queries.drafts import in_force_id
from catalogue.tables import OPEN_STATES, ChangeRequest, ItemComment, ItemRevision, ServiceItem
from catalogue.values.codes import RevisionState
from catalogue.values.requests import Note
from catalogue.values.states import RequestState
from groundwork.audit import Subject, record
from kernel.access import Actor


def drop_open_request(session: Session, item: ServiceItem, *, actor: Actor, now: datetime) -> None:
    """Cancel the open request of an item, if any, and say so. The caller holds the item."""
    request_id = session.scalar(
        update(ChangeRequest)
        .where(ChangeRequest.item_id == item.id, ChangeRequest.state.in_(OPEN_STATES))
        .values(state=RequestState.CANCELLED, decided_by=actor.staff_id, decided_at=now)
        .returning(ChangeRequest.id)
        .execution_options(synchronize_session=False)
    )
    if request_id is None:
        return
    item.state = resting_state(session, item)
    say_by_itself(session, item.id, request_id, Note.SAVED_ANEW, now=now)
    subject = Subject("item", item.id)
    record(session, actor, "item.request_drop", subject, now=now, request=request_id)


def drop_stale_requests(session: Session, *, actor: Actor, now: datetime) -> None:
    """Cancel the open requests of drafts that were replaced since, all at once, by an import."""
    stale = (
        select(ServiceItem)
        .join(ChangeRequest, ChangeRequest.item_id == ServiceItem.id)
        .where(
            ChangeRequest.state.in_(OPEN_STATES),
            ChangeRequest.version != ServiceItem.version,
        )
    )
    for item in session.scalars(stale).all():
        drop_open_request(session, item, actor=actor, now=now)


def resting_state(session: Session, item: ServiceItem) -> RevisionState:
    """Return how an item stands while nobody asks for anything."""
    if in_force_id(item):
        return RevisionState.PUBLISHED
    gone = (ItemRevision.item_id == item.id) & (ItemRevision.state == RevisionState.WITHDRAWN)
    was_there = session.scalar(select(exists().where(gone)))
    return RevisionState.WITHDRAWN if was_there else RevisionState.DRAFT


def say_by_itself(
    session: Session, item_id: int, request_id: int, note: Note, *, now: datetime
) -> None:
    """Let the house say something of a request, in nobody's name."""
    session.add(
        ItemComment(
            item_id=item_id, request_id=request_id, staff_id=None, said_at=now, text=note.value
        )
    )
