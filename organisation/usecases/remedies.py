"""The table of remedies."""

from datetime import datetime

from sqlalchemy.orm import Session

from groundwork.audit import Subject, record
from kernel.access import Action, Actor
from kernel.refusals import NotFound
from organisation.queries import At, require_at
from organisation.tables import Remedy
from organisation.values import NewRemedy


def add_remedy(session: Session, command: NewRemedy, *, actor: Actor, now: datetime) -> int:
    """Add an entry and return its id; the newest that is in force on a day is the one used."""
    require_at(session, actor, Action.MANAGE_ORGANISATION, At(region_id=command.region_id))
    row = Remedy(
        region_id=command.region_id,
        department_id=command.department_id,
        authority=command.remedy.authority,
        authority_address=command.remedy.authority_address,
        court=command.remedy.court,
        court_address=command.remedy.court_address,
        source=command.remedy.source,
        valid_from=command.valid_from,
        valid_until=command.valid_until,
        checked_on=command.checked_on,
    )
    session.add(row)
    session.flush()
    record(session, actor, "remedy.add", Subject("remedy", row.id), now=now)
    return row.id


def end_remedy(session: Session, remedy_id: int, *, actor: Actor, now: datetime) -> None:
    """Remove an entry that was wrong. Raises NotFound."""
    row = session.get(Remedy, remedy_id)
    if row is None:
        raise NotFound
    require_at(session, actor, Action.MANAGE_ORGANISATION, At(region_id=row.region_id))
    session.delete(row)
    record(session, actor, "remedy.remove", Subject("remedy", remedy_id), now=now)
