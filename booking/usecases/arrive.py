"""Somebody with an appointment has come, and was served."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from booking.rules.timing import after
from booking.tables import Appointment
from booking.usecases.change import Held, hold
from booking.usecases.doors import check_hall
from booking.usecases.settle import close
from booking.values import AppointmentState, AppointmentStep
from groundwork.audit import Subject, record
from kernel.access import Actor


def arrive(session: Session, reference: str, actor: Actor, *, now: datetime) -> None:
    """Note that the visitor is here; a second time does nothing. Raises AppointmentOver."""
    held = _hold(session, reference, actor)
    if held.state is AppointmentState.ARRIVED:
        return
    state = after(held.state, AppointmentStep.ARRIVE)
    session.execute(
        update(Appointment)
        .where(Appointment.id == held.id)
        .values(state=state, changed_at=now, version=held.version + 1)
    )
    record(session, actor, "appointment.arrive", Subject("appointment", held.id), now=now)


def fulfil(session: Session, reference: str, actor: Actor, *, now: datetime) -> None:
    """Note that the visit is done; a second time does nothing. Raises AppointmentOver."""
    held = _hold(session, reference, actor)
    if held.state is AppointmentState.FULFILLED:
        return
    close(session, held.id, after(held.state, AppointmentStep.FULFIL), now=now)
    record(session, actor, "appointment.fulfil", Subject("appointment", held.id), now=now)


def _hold(session: Session, reference: str, actor: Actor) -> Held:
    held = hold(session, reference)
    check_hall(session, actor, held.centre_id)
    return held
