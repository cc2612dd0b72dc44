"""The base directory whole, for whoever shares it out."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.tables import ServiceItem
from catalogue.values.codes import Level
from catalogue.values.states import ItemKind
from organisation.queries import list_departments


@dataclass(frozen=True, slots=True)
class Entry:
    """A standard in force: who is asked to claim it, and along which line of business."""

    item_id: int
    name: str
    claimed_at: frozenset[Level]
    line: str


def directory(session: Session) -> list[Entry]:
    """Return all standards in force, in the order they came; one query."""
    rows = session.execute(
        select(ServiceItem.id, ServiceItem.name, ServiceItem.claimed_at, ServiceItem.department_id)
        .where(
            ServiceItem.kind == ItemKind.STANDARD,
            ServiceItem.directory_revision_id.is_not(None),
            ServiceItem.batch_id.is_(None),
        )
        .order_by(ServiceItem.id)
    )
    departments = list_departments()
    return [
        Entry(number, name, frozenset(map(Level, levels)), departments[department_id].line)
        for number, name, levels, department_id in rows
    ]
