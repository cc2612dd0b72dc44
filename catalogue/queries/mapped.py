"""What a map of the site names of the catalogue."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalogue.queries.narrowing import IN_FORCE
from catalogue.queries.open_services import Narrow, when_changed
from catalogue.tables import KnownMaterial
from catalogue.values.dictionary import EntryState


def count_mapped(session: Session) -> int:
    """Return how many services citizens can read."""
    return session.scalar(select(func.count()).where(IN_FORCE)) or 0


def mapped(session: Session, *, page: int, size: int) -> list[tuple[str, datetime]]:
    """Return the codes of some services, and since when they say what they say; by age."""
    return when_changed(session, Narrow(), page=page, size=size)


def mapped_materials(session: Session) -> list[str]:
    """Return the keys of the entries of the material dictionary that citizens can read."""
    found = select(KnownMaterial.key).where(KnownMaterial.state == EntryState.IN_USE)
    return [*session.scalars(found.order_by(KnownMaterial.id))]
