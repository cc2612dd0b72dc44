"""Forget what is no longer needed: past slots, and who came for what."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from booking.tables import Appointment, AppointmentItem, Slot
from booking.usecases.slips import SUBJECT
from documents.usecases.forget_papers import forget_papers
from kernel.clock import at_office

KEEP = timedelta(days=90)  # long enough for a complaint about a visit


def purge(session: Session, today: date, *, now: datetime) -> int:
    """Delete slots older than KEEP, blank who came with which answers; return how many."""
    first_kept = today - KEEP
    session.execute(delete(Slot).where(Slot.day < first_kept))
    done = session.execute(
        update(Appointment)
        .where(Appointment.starts < at_office(first_kept, time()), Appointment.name != "")
        .values(name="", phone="", person="", standing=None, changed_at=now)
        .returning(Appointment.id, Appointment.reference)
    ).all()
    of_visit = AppointmentItem.appointment_id.in_([row.id for row in done])
    session.execute(update(AppointmentItem).where(of_visit).values(answers={}))
    forget_papers(session, SUBJECT, [row.reference for row in done], now=now)
    return len(done)
