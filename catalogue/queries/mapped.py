"""What a map of the site names of the catalogue."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalogue.tables import ItemRevision, KnownMaterial, ServiceItem
from catalogue.values.dictionary import EntryState

IN_FORCE = ServiceItem.current_revision_id.is_not(None) & ServiceItem.batch_id.is_(None)


def count_mapped(session: Session) -> int:
    """Return how many services citizens can read."""
    return session.scalar(select(func.count()).where(IN_FORCE)) or 0


def mapped(session: Session, *, page: int, size: int) -> list[tuple[str, datetime]]:
    """Return the codes of some services, and since when they say what they say; by age."""
    rows = session.execute(
        select(ServiceItem.code, ItemRevision.published_at)
        .join(ItemRevision, ItemRevision.id == ServiceItem.current_revision_id)
        .where(IN_FORCE)
        .order_by(ServiceItem.id)
        .limit(size)
        .offset((page - 1) * size)
    )
    return [(row[0], row[1]) for row in rows]


def mapped_materials(session: Session) -> list[str]:
    """Return the keys of the entries of the material dictionary that citizens can read."""
    found = select(KnownMaterial.key).where(KnownMaterial.state == EntryState.IN_USE)
    return [*session.scalars(found.order_by(KnownMaterial.id))]
