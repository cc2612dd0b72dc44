"""Settle an appointment when its day is over: who came was served, who did not was missed."""

from datetime import datetime, time, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from booking.tables import Appointment, AppointmentItem
from booking.values import AppointmentState
from groundwork.audit import Subject, record
from groundwork.outbox import Job, new_row
from kernel.access import SYSTEM
from kernel.clock import at_office, office_day
from kernel.together import Step

SETTLE = "booking.settle"
OUTCOMES = {
    AppointmentState.BOOKED: AppointmentState.NO_SHOW,
    AppointmentState.ARRIVED: AppointmentState.FULFILLED,
}


def settle_later(session: Session, appointment_id: int, *, version: int, starts: datetime) -> None:
    """Leave the settling to the worker, in the night after the visit."""
    session.execute(*settling(appointment_id, version=version, starts=starts))


def settling(appointment_id: int, *, version: int, starts: datetime) -> Step:
    """Return the same for a statement of this transaction that takes it along."""
    job = Job(
        kind=SETTLE,
        subject=f"appointment:{appointment_id}",
        window=str(version),
        payload={"appointment": appointment_id},
    )
    return new_row(job, due=_night_after(starts))


def settle_appointment(session: Session, appointment_id: int, *, now: datetime) -> None:
    """Settle one appointment; nothing where it was moved, is settled or its day is not over."""
    row = session.execute(
        select(Appointment.state, Appointment.starts).where(Appointment.id == appointment_id)
    ).one_or_none()
    if row is None or row.state not in OUTCOMES or now < _night_after(row.starts):
        return
    close(session, appointment_id, OUTCOMES[row.state], now=now)
    record(
        session,
        SYSTEM,
        "appointment.settle",
        Subject("appointment", appointment_id),
        now=now,
        state=OUTCOMES[row.state],
    )


def close(session: Session, appointment_id: int, state: AppointmentState, *, now: datetime) -> None:
    """Give an appointment its last state; it no longer stands in its person's way."""
    session.execute(
        update(Appointment)
        .where(Appointment.id == appointment_id)
        .values(state=state, standing=None, changed_at=now, version=Appointment.version + 1)
    )
    session.execute(
        update(AppointmentItem)
        .where(AppointmentItem.appointment_id == appointment_id)
        .values(guard=None)
    )


def _night_after(starts: datetime) -> datetime:
    return at_office(office_day(starts) + timedelta(days=1), time())
