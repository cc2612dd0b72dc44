"""Hours, windows or days of a hall changed: its free times follow, after the commit."""

import secrets
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundwork.outbox import Job, post_new
from organisation.tables import Calendar, Centre
from organisation.values import HALL_CHANGED


def hall_changed(session: Session, centre_id: int, *, now: datetime) -> None:
    """Let the free times of one hall follow. Each change is a piece of work of its own."""
    job = Job(
        kind=HALL_CHANGED,
        subject=f"centre:{centre_id}",
        window=secrets.token_hex(8),
        payload={"centre": centre_id},
    )
    post_new(session, job, due=now)


def days_changed(session: Session, calendar: str, *, now: datetime) -> None:
    """Let the free times of every hall that follows a calendar follow."""
    below = select(Calendar.code).where(Calendar.parent_code == calendar)
    centres = session.scalars(
        select(Centre.id).where(
            (Centre.calendar_code == calendar) | Centre.calendar_code.in_(below)
        )
    )
    for centre_id in centres.all():
        hall_changed(session, centre_id, now=now)
