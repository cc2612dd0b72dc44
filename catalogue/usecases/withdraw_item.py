"""Take an item out of the catalogue. What was begun under it goes on."""

from datetime import datetime

from sqlalchemy.orm import Session

from catalogue.queries.drafts import get_draft_row
from catalogue.refusals import NotPublished
from catalogue.usecases.access import check_may
from catalogue.usecases.drop_request import drop_open_request
from catalogue.usecases.in_force import in_force_of, point_at
from catalogue.usecases.publish_item import tell_readers
from catalogue.usecases.save_draft import take_version
from catalogue.values.codes import RevisionState
from catalogue.values.commands import WithdrawItem
from groundwork.audit import Subject, record
from kernel.access import Action, Actor


def withdraw_item(session: Session, command: WithdrawItem, *, actor: Actor, now: datetime) -> None:
    """Withdraw the revision in force; with a standard, a moment later, all that was claimed.

    Raises NotFound, NotYourItem or NotPublished.
    """
    item = get_draft_row(session, command.item_id)
    check_may(session, actor, Action.PUBLISH_ITEM, item)
    revision = in_force_of(session, item)
    if revision is None:
        raise NotPublished(code=item.code)
    take_version(session, item, None)
    drop_open_request(session, item, actor=actor, now=now)
    revision.state, revision.withdrawn_at = RevisionState.WITHDRAWN, now
    point_at(item, None)
    item.state, item.changed_at = RevisionState.WITHDRAWN, now
    tell_readers(session, item, now=now)
    record(
        session,
        actor,
        "item.withdraw",
        Subject("item", item.id),
        now=now,
        code=item.code,
        basis=command.basis,
    )
