"""Opening hours of a centre."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from groundwork.audit import Subject, record
from kernel.access import Action, Actor
from kernel.db import rows_changed
from kernel.refusals import NotFound
from organisation.queries import At, require_at
from organisation.tables import OpeningHours
from organisation.usecases.hall_changed import hall_changed
from organisation.values import OpenHours


def add_hours(
    session: Session, centre_id: int, hours: OpenHours, *, actor: Actor, now: datetime
) -> int:
    """Add a stretch of opening hours; free times follow. Raises NotFound."""
    require_at(session, actor, Action.MANAGE_HALL, At(centre_id=centre_id))
    hours_id = insert_hours(session, centre_id, hours)
    hall_changed(session, centre_id, now=now)
    record(session, actor, "hours.add", Subject("centre", centre_id), now=now, hours=hours_id)
    return hours_id


def insert_hours(session: Session, centre_id: int, hours: OpenHours) -> int:
    """Write one stretch; return its id."""
    row = OpeningHours(
        centre_id=centre_id,
        weekday=hours.weekday,
        opens=hours.opens,
        closes=hours.closes,
        season_from=_text(hours.season_from),
        season_to=_text(hours.season_to),
    )
    session.add(row)
    session.flush()
    return row.id


def remove_hours(
    session: Session, centre_id: int, hours_id: int, *, actor: Actor, now: datetime
) -> None:
    """Remove a stretch of opening hours. Raises NotFound."""
    require_at(session, actor, Action.MANAGE_HALL, At(centre_id=centre_id))
    gone = rows_changed(
        session,
        delete(OpeningHours).where(
            OpeningHours.id == hours_id, OpeningHours.centre_id == centre_id
        ),
    )
    if not gone:
        raise NotFound
    hall_changed(session, centre_id, now=now)
    record(session, actor, "hours.remove", Subject("centre", centre_id), now=now, hours=hours_id)


def _text(month_day: tuple[int, int]) -> str:
    return f"{month_day[0]:02d}-{month_day[1]:02d}"
