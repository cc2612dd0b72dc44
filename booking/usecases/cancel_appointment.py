"""Cancel an appointment and give its places back."""

from datetime import datetime

from sqlalchemy.orm import Session

from booking.rules.timing import check_changeable
from booking.usecases.change import hold
from booking.usecases.doors import door_of
from booking.usecases.places import held_slots, shift
from booking.usecases.settle import close
from booking.usecases.slips import withdraw_slips
from booking.values import AppointmentState
from groundwork.audit import Subject, record
from kernel.access import CITIZEN, Actor


def cancel_appointment(
    session: Session, reference: str, actor: Actor = CITIZEN, *, now: datetime
) -> None:
    """Cancel one appointment; cancelling it again does nothing. Raises AppointmentOver."""
    held = hold(session, reference)
    door_of(session, actor, held.centre_id)
    if held.state is AppointmentState.CANCELLED:
        return
    check_changeable(held.state, held.starts, now=now)
    close(session, held.id, AppointmentState.CANCELLED, now=now)
    slots = held_slots(session, held.pool_id, held.starts, held.ends)
    shift(session, held.booked_by, take=(), give=slots)
    withdraw_slips(session, reference, actor, now=now)
    record(session, actor, "appointment.cancel", Subject("appointment", held.id), now=now)
