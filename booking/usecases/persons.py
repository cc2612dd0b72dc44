"""Who visits, as a keyed hash: enough to tell persons apart, useless to anybody else."""

from datetime import datetime

from flask import current_app
from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from booking.refusals import TooManyBookings
from booking.rules.entry import same_person
from booking.rules.timing import MOST_STANDING
from booking.tables import Appointment
from kernel.blind import blind
from kernel.clock import office_day
from kernel.db import table_of

APPOINTMENT = table_of(Appointment)
STANDING = select(APPOINTMENT.c.id, APPOINTMENT.c.standing, APPOINTMENT.c.starts).where(
    APPOINTMENT.c.person == bindparam("person"), APPOINTMENT.c.standing.is_not(None)
)


def person_of(name: str, phone: str) -> str:
    """Return the hash of a visiting person."""
    return blind(_key(), "person", *same_person(name, phone))


def guard_of(person: str, item_id: int, starts: datetime) -> str:
    """Return the hash of a person, an item and a day: of these there can be only one."""
    return blind(_key(), "guard", person, str(item_id), office_day(starts).isoformat())


def next_standing(session: Session, person: str, *, now: datetime) -> int:
    """Return the lowest number that this person's next appointment can have.

    Those that have begun give their numbers back. Raises TooManyBookings.
    """
    rows = session.execute(STANDING, {"person": person}).all()
    begun = [row.id for row in rows if row.starts <= now]
    if begun:
        session.execute(update(Appointment).where(Appointment.id.in_(begun)).values(standing=None))
    used = {row.standing for row in rows if row.starts > now}
    free = set(range(1, MOST_STANDING + 1)) - used
    if not free:
        raise TooManyBookings(most=MOST_STANDING)
    return min(free)


def _key() -> bytes:
    key: bytes = current_app.config["ONEWINDOW_INDEX_KEY"]
    return key
