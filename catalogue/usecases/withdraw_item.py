"""Take an item out of the catalogue. What was begun under it goes on."""

from datetime import datetime

from sqlalchemy.orm import Session

from catalogue.queries.drafts import get_draft_row
from catalogue.refusals import NotPublished
from catalogue.tables import ItemRevision
from catalogue.usecases.access import check_may
from catalogue.usecases.changes import note_changes
from catalogue.usecases.save_draft import take_version
from catalogue.values.codes import RevisionState
from catalogue.values.commands import WithdrawItem
from groundwork.audit import Subject, record
from kernel.access import Action, Actor


def withdraw_item(session: Session, command: WithdrawItem, *, actor: Actor, now: datetime) -> None:
    """Withdraw the revision in force. Raises NotFound, NotYourItem or NotPublished."""
    item = get_draft_row(session, command.item_id)
    check_may(session, actor, Action.PUBLISH_ITEM, item)
    revision = session.get(ItemRevision, item.current_revision_id or 0)
    if revision is None:
        raise NotPublished(code=item.code)
    take_version(session, item, None)
    revision.state, revision.withdrawn_at = RevisionState.WITHDRAWN, now
    item.current_revision_id, item.state = None, RevisionState.WITHDRAWN
    item.changed_at = now
    note_changes(session, [item.id])
    record(
        session,
        actor,
        "item.withdraw",
        Subject("item", item.id),
        now=now,
        code=item.code,
        basis=command.basis,
    )
