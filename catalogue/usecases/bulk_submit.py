"""Submit the drafts of a bulk edit for review, in the operation's own transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from catalogue.queries.bulk import basis_of_bulk
from catalogue.tables import BulkEdit, BulkEditItem, ChangeRequest, ServiceItem
from catalogue.usecases.publish_item import check_publishable
from catalogue.values.codes import RevisionState
from catalogue.values.facts import ItemFacts
from catalogue.values.states import RequestState
from groundwork.audit import Subject, record_each
from kernel.access import Actor
from kernel.refusals import Refusal


class Done(NamedTuple):
    """An item that was changed."""

    row: BulkEditItem
    item: ServiceItem
    facts: ItemFacts
    sources: list[dict[str, Any]]  # its Chinese for translators
    as_in_force: bool  # its draft said what is in force, and no longer does


def submit_each(
    session: Session, bulk: BulkEdit, done: Sequence[Done], *, actor: Actor, now: datetime
) -> None:
    """Submit the drafts that hold this change and nothing else that nobody submitted."""
    asked = []
    for one in done:
        if one.as_in_force and _is_publishable(one):
            request = _request(bulk, one.item, actor=actor, now=now)
            session.add(request)
            asked.append((one, request))
    session.flush()
    for one, request in asked:
        one.row.request_id = request.id
        one.item.state = RevisionState.IN_REVIEW
    noted = [
        (Subject("item", one.item.id), {"request": request.id, "bulk": bulk.id})
        for one, request in asked
    ]
    record_each(session, actor, "item.submit", noted, now=now)


def _is_publishable(one: Done) -> bool:
    try:
        check_publishable(one.facts)
    except Refusal as refusal:
        one.row.refused = why(refusal)
        return False
    return True


def _request(bulk: BulkEdit, item: ServiceItem, *, actor: Actor, now: datetime) -> ChangeRequest:
    basis = basis_of_bulk(bulk)
    return ChangeRequest(
        item_id=item.id,
        version=item.version,
        state=RequestState.SUBMITTED,
        basis=basis.title,
        basis_number=basis.number,
        basis_date=basis.day,
        scan_digest=basis.scan_digest,
        scan_name=basis.scan_name,
        effective_on=bulk.effective_on,
        ends_on=None,
        confirm_by=None,
        submitted_by=actor.staff_id,
        submitted_at=now,
    )


def why(refusal: Refusal) -> dict[str, Any]:
    """Return a refusal as plain data, to be said later in the reader's language."""
    params = {name: str(value) for name, value in refusal.params.items()}
    return {"message": refusal.message, "params": params}
