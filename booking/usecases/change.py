"""What moving, cancelling and arriving share: one appointment, held against others."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from booking.refusals import NoSuchAppointment
from booking.tables import Appointment
from booking.values import AppointmentState, BookedBy


class Held(NamedTuple):
    """An appointment's row, locked until the transaction ends."""

    id: int
    centre_id: int
    pool_id: int
    starts: datetime
    ends: datetime
    slot_count: int
    state: AppointmentState
    booked_by: BookedBy
    person: str
    version: int


def hold(session: Session, reference: str) -> Held:
    """Return the appointment, which nobody else can change meanwhile. Raises NoSuchAppointment."""
    row = session.execute(
        select(*(getattr(Appointment, name) for name in Held._fields))
        .where(Appointment.reference == reference)
        .with_for_update()
    ).one_or_none()
    if row is None:
        raise NoSuchAppointment
    return Held(*row)
