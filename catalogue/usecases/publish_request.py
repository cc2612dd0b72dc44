"""The service-management office publishes what a department reviewed: at once, or on its day."""

from datetime import datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries.drafts import facts_of, in_force_id
from catalogue.refusals import AlreadyScheduled, NotReviewed
from catalogue.rules.requests import check_end
from catalogue.rules.texts import in_chinese
from catalogue.tables import ChangeRequest, ItemRevision, ServiceItem
from catalogue.usecases.drop_request import resting_state
from catalogue.usecases.hold_request import (
    check_still_asked,
    hold_request,
    move_request,
    note_step,
)
from catalogue.usecases.publish_item import check_publishable, freeze, put_in_force
from catalogue.usecases.save_draft import take_version
from catalogue.usecases.show_texts import show_texts
from catalogue.values.requests import Basis
from catalogue.values.states import RequestState
from groundwork.outbox import Job, post
from kernel.access import Action, Actor
from kernel.clock import at_office, office_day

ENTER, END = "catalogue.enter_force", "catalogue.end_force"
MIDNIGHT = time(0)


def publish_request(
    session: Session, request_id: int, *, actor: Actor, now: datetime
) -> RequestState:
    """Publish a reviewed draft; return PUBLISHED, or SCHEDULED where its day is still to come.

    Raises NotFound, NotYourItem, NotReviewed, ChangedMeanwhile, AlreadyScheduled, DayPassed, or
    what bars publishing.
    """
    request, item = hold_request(session, request_id, actor=actor, action=Action.PUBLISH_ITEM)
    check_still_asked(request, item)
    if request.state is RequestState.SUBMITTED:
        raise NotReviewed(name=item.name)
    check_publishable(in_chinese(facts_of(item)))
    check_end(request.ends_on, today=office_day(now))
    later = request.effective_on is not None and request.effective_on > office_day(now)
    if later:
        _check_none_waits(session, item)
    move_request(session, request, RequestState.REVIEWED, RequestState.SCHEDULED)
    take_version(session, item, request.version)
    revision = freeze(session, item, basis=basis_of(request).line, actor=actor, now=now)
    request.revision_id, request.decided_by, request.decided_at = revision.id, actor.staff_id, now
    if later:
        _wait(session, request, item, now=now)
        note_step(session, actor, "item.schedule", request, now=now)
    else:
        enter_force(session, request, item, actor=actor, now=now)
    return request.state


def enter_force(
    session: Session, request: ChangeRequest, item: ServiceItem, *, actor: Actor, now: datetime
) -> None:
    """Put the frozen revision of a request in force, and have it withdrawn after its last day."""
    revision = session.get_one(ItemRevision, request.revision_id)
    put_in_force(session, item, revision, actor=actor, now=now)
    session.flush()
    show_texts(session, [item.id])  # what was translated since it was frozen
    move_request(session, request, RequestState.SCHEDULED, RequestState.PUBLISHED)
    if request.ends_on is not None:
        after = at_office(request.ends_on + timedelta(days=1), MIDNIGHT)
        post(session, _job(END, request), due=after)


def basis_of(request: ChangeRequest) -> Basis:
    """Return the document a request rests on."""
    return Basis(
        title=request.basis,
        number=request.basis_number,
        day=request.basis_date,
        scan_digest=request.scan_digest,
        scan_name=request.scan_name,
    )


def _check_none_waits(session: Session, item: ServiceItem) -> None:
    day = session.scalar(
        select(ChangeRequest.effective_on).where(
            ChangeRequest.item_id == item.id, ChangeRequest.state == RequestState.SCHEDULED
        )
    )
    if day is not None:
        raise AlreadyScheduled(name=item.name, day=day)


def _wait(session: Session, request: ChangeRequest, item: ServiceItem, *, now: datetime) -> None:
    """Let the worker put it in force at 00:00 of its day, if what is in force is still that."""
    item.state = resting_state(session, item)
    before = in_force_id(item)
    day = request.effective_on or office_day(now)
    post(session, _job(ENTER, request, before=before), due=at_office(day, MIDNIGHT))


def _job(kind: str, request: ChangeRequest, **more: object) -> Job:
    payload = {"request": request.id, **more}
    return Job(kind=kind, subject=f"change_request:{request.id}", payload=payload)
