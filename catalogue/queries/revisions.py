"""The history of an item."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalogue.tables import ItemRevision, ServiceItem
from catalogue.values.codes import RevisionState


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRow:
    """One revision in the history."""

    revision_id: int
    number: int
    state: RevisionState
    basis: str
    digest: str
    published_at: datetime
    published_by: int | None
    withdrawn_at: datetime | None


def in_force_id(session: Session, item_id: int) -> int | None:
    """Return the id of the revision in force of an item or a standard, or None."""
    return session.scalar(
        select(
            func.coalesce(ServiceItem.current_revision_id, ServiceItem.directory_revision_id)
        ).where(ServiceItem.id == item_id)
    )


def history(session: Session, item_id: int) -> list[RevisionRow]:
    """Return the revisions of an item, newest first."""
    rows = session.scalars(
        select(ItemRevision)
        .where(ItemRevision.item_id == item_id, ItemRevision.state != RevisionState.DRAFT)
        .order_by(ItemRevision.number.desc())
    )
    return [
        RevisionRow(
            revision_id=row.id,
            number=row.number,
            state=row.state,
            basis=row.basis,
            digest=row.digest,
            published_at=row.published_at,
            published_by=row.published_by,
            withdrawn_at=row.withdrawn_at,
        )
        for row in rows
    ]
