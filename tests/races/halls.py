"""Halls served for real: a week open ahead of the real clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time

import sqlalchemy as sa
from sqlalchemy.orm import Session

from booking.tables import Appointment, Slot
from tests.booking.builders import a_centre, an_item
from tests.serving import Server

ALL_DAY = ((time(9), time(19)),)


def a_served_item(windows: int) -> str:
    """A hall that is open every day of the week for twenty slots; return the item's code."""
    a_centre(windows=windows, hours=ALL_DAY, weekdays=range(7))
    return an_item()


def open_week(server: Server) -> None:
    """Cut a week ahead, as an operator would."""
    server.flask("booking", "open", "--days", "8")


def starts_ahead(database_url: str, count: int) -> list[datetime]:
    """Return the last so many starts that were cut, in order."""
    with looking(database_url) as session:
        found = session.scalars(sa.select(Slot.starts).order_by(Slot.starts.desc()).limit(count))
        return sorted(found)


def held_at(database_url: str, starts: datetime) -> tuple[int, int]:
    """Return (places taken, appointments stored) at one start."""
    with looking(database_url) as session:
        taken = session.scalar(sa.select(Slot.taken).where(Slot.starts == starts))
        count = sa.select(sa.func.count()).where(Appointment.starts == starts)
        return taken or 0, session.scalar(count) or 0


def references(database_url: str) -> set[str]:
    """Return the references of all stored appointments."""
    with looking(database_url) as session:
        return set(session.scalars(sa.select(Appointment.reference)))


def places_taken(database_url: str) -> int:
    """Return how many places of all slots are taken."""
    with looking(database_url) as session:
        return session.scalar(sa.select(sa.func.sum(Slot.taken))) or 0


@contextmanager
def looking(database_url: str) -> Iterator[Session]:
    """Look at a served database from outside."""
    engine = sa.create_engine(database_url, poolclass=sa.NullPool)
    with Session(engine) as session:
        yield session
    engine.dispose()
