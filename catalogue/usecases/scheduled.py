"""What the worker does on the first day of a version, and on the day after its last."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from catalogue.queries.drafts import in_force_id
from catalogue.tables import ChangeRequest, ItemComment, ItemRevision, ServiceItem
from catalogue.usecases.drop_request import say_by_itself
from catalogue.usecases.hold_request import hold_request, move_request, note_step
from catalogue.usecases.in_force import base_revision_of
from catalogue.usecases.publish_request import basis_of, enter_force
from catalogue.usecases.rebase import only_followed, rebased
from catalogue.usecases.withdraw_item import withdraw_item
from catalogue.values.commands import WithdrawItem
from catalogue.values.requests import Note
from catalogue.values.states import ItemKind, RequestState
from kernel.access import SYSTEM, Action


def enter_on_its_day(
    session: Session,
    request_id: int,
    before: int | None,
    *,
    locked: Collection[str],
    now: datetime,
) -> None:
    """Put a version in force that was published for today.

    `before`: the revision that was in force when it was published. Where another is now, or none
    any more, it would undo what somebody decided since: it stays out, and the item says so.
    A claim whose standard changed meanwhile comes into force on what the standard says now.
    """
    request, item = hold_request(session, request_id, actor=SYSTEM, action=Action.PUBLISH_ITEM)
    if request.state is not RequestState.SCHEDULED:
        return
    note = _overtaken(session, item, before)
    if note is None:
        _bring_up(session, request, item, locked, now=now)
        enter_force(session, request, item, actor=SYSTEM, now=now)
        return
    move_request(session, request, RequestState.SCHEDULED, RequestState.CANCELLED)
    say_by_itself(session, item.id, request.id, note, now=now)
    note_step(session, SYSTEM, "item.not_entered", request, now=now)


def end_after_its_day(session: Session, request_id: int, *, now: datetime) -> None:
    """Withdraw a version after its last day, if it is in force still."""
    request, item = hold_request(session, request_id, actor=SYSTEM, action=Action.PUBLISH_ITEM)
    in_force = in_force_id(item)
    if request.state is not RequestState.PUBLISHED or in_force is None:
        return
    if in_force == request.revision_id or only_followed(session, item, request.revision_id):
        command = WithdrawItem(item_id=item.id, basis=basis_of(request).line)
        withdraw_item(session, command, actor=SYSTEM, now=now)
    elif not _is_said(session, request, Note.REPLACED_BEFORE_ITS_END):
        say_by_itself(session, item.id, request.id, Note.REPLACED_BEFORE_ITS_END, now=now)
        note_step(session, SYSTEM, "item.not_ended", request, now=now)


def _bring_up(
    session: Session,
    request: ChangeRequest,
    item: ServiceItem,
    locked: Collection[str],
    *,
    now: datetime,
) -> None:
    """Let a claim that waited say what its standard says by now, and say that it does."""
    waited = session.get_one(ItemRevision, request.revision_id)
    anew = rebased(session, item, waited, locked=locked, now=now)
    if anew is None:
        return
    request.revision_id = anew.id
    say_by_itself(session, item.id, request.id, Note.STANDARD_CHANGED, now=now)
    note_step(session, SYSTEM, "item.follow", request, now=now)


def _overtaken(session: Session, item: ServiceItem, before: int | None) -> Note | None:
    in_force = in_force_id(item)
    if item.kind is ItemKind.CLAIM and base_revision_of(session, item) is None:
        return Note.WITHDRAWN_MEANWHILE
    if in_force == before or only_followed(session, item, before):
        return None
    return Note.WITHDRAWN_MEANWHILE if in_force is None else Note.PUBLISHED_MEANWHILE


def _is_said(session: Session, request: ChangeRequest, note: Note) -> bool:
    said = (ItemComment.request_id == request.id) & (ItemComment.text == note.value)
    return bool(session.scalar(select(exists().where(said, ItemComment.staff_id.is_(None)))))
