"""The department asks for a draft to be published: first somebody else of it reviews it."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from catalogue.queries.drafts import facts_of, get_draft_row, in_force_id
from catalogue.refusals import AlreadyScheduled, AlreadySubmitted, NothingNew
from catalogue.rules.content import digest_of
from catalogue.rules.requests import check_dated, check_days
from catalogue.rules.texts import in_chinese
from catalogue.tables import ChangeRequest, ItemRevision, ServiceItem
from catalogue.usecases.access import check_may
from catalogue.usecases.hold_request import note_step
from catalogue.usecases.publish_item import check_publishable
from catalogue.values.codes import RevisionState
from catalogue.values.requests import SubmitItem
from catalogue.values.states import RequestState
from kernel.access import Action, Actor
from kernel.clock import office_day
from kernel.refusals import ChangedMeanwhile


def submit_item(session: Session, command: SubmitItem, *, actor: Actor, now: datetime) -> int:
    """Submit the draft as it was read; return the id of the request.

    Raises NotFound, NotYourItem, ChangedMeanwhile, AlreadySubmitted, NothingNew,
    AlreadyScheduled, DatedAhead, DayPassed, EndsTooSoon, or what bars publishing.
    """
    item = get_draft_row(session, command.item_id)
    check_may(session, actor, Action.EDIT_ITEM, item)
    _hold(session, item, command.version)
    today = office_day(now)
    check_dated(command.basis.day, today=today)
    check_days(begins=command.effective_on, ends=command.ends_on, today=today)
    _check_facts(session, item)
    request = _request(command, item, actor=actor, now=now)
    try:
        with session.begin_nested():
            session.add(request)
    except IntegrityError:
        raise AlreadySubmitted(name=item.name) from None
    item.state = RevisionState.IN_REVIEW
    note_step(session, actor, "item.submit", request, now=now)
    return request.id


def _hold(session: Session, item: ServiceItem, version: int | None) -> None:
    held = session.scalar(
        update(ServiceItem)
        .where(ServiceItem.id == item.id, ServiceItem.version == (version or item.version))
        .values(version=ServiceItem.version)
        .returning(ServiceItem.id)
        .execution_options(synchronize_session=False)
    )
    if held is None:
        raise ChangedMeanwhile


def _check_facts(session: Session, item: ServiceItem) -> None:
    facts = in_chinese(facts_of(item))
    check_publishable(facts)
    in_force = in_force_id(item)
    digest = session.scalar(select(ItemRevision.digest).where(ItemRevision.id == in_force))
    if digest == digest_of(facts):
        raise NothingNew(name=facts.name)
    waits = session.scalar(
        select(ChangeRequest.effective_on)
        .join(ItemRevision, ItemRevision.id == ChangeRequest.revision_id)
        .where(
            ChangeRequest.item_id == item.id,
            ChangeRequest.state == RequestState.SCHEDULED,
            ItemRevision.digest == digest_of(facts),
        )
    )
    if waits is not None:
        raise AlreadyScheduled(name=facts.name, day=waits)


def _request(
    command: SubmitItem, item: ServiceItem, *, actor: Actor, now: datetime
) -> ChangeRequest:
    return ChangeRequest(
        item_id=item.id,
        version=item.version,
        state=RequestState.SUBMITTED,
        basis=command.basis.title,
        basis_number=command.basis.number,
        basis_date=command.basis.day,
        scan_digest=command.basis.scan_digest,
        scan_name=command.basis.scan_name,
        effective_on=command.effective_on,
        ends_on=command.ends_on,
        confirm_by=command.confirm_by,
        submitted_by=actor.staff_id,
        submitted_at=now,
    )
