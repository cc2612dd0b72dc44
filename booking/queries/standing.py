"""How many visits are booked for some items."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from booking.tables import Appointment, AppointmentItem
from booking.values import AppointmentState


def booked_for(session: Session, item_ids: Collection[int]) -> int:
    """Return how many appointments for any of these items are still to come or being served."""
    waiting = (AppointmentState.BOOKED, AppointmentState.ARRIVED)
    query = (
        select(func.count(AppointmentItem.appointment_id.distinct()))
        .join(Appointment, Appointment.id == AppointmentItem.appointment_id)
        .where(AppointmentItem.item_id.in_(item_ids), Appointment.state.in_(waiting))
    )
    return session.scalar(query) or 0
