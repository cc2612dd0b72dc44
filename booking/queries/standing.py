"""How many visits are booked for some items."""

from collections.abc import Collection, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from booking.tables import Appointment, AppointmentItem
from booking.values import AppointmentState


def booked_for(session: Session, item_ids: Collection[int]) -> Mapping[int, int]:
    """Return how many appointments are still to come or being served, by item."""
    waiting = (AppointmentState.BOOKED, AppointmentState.ARRIVED)
    rows = session.execute(
        select(AppointmentItem.item_id, func.count(AppointmentItem.appointment_id.distinct()))
        .join(Appointment, Appointment.id == AppointmentItem.appointment_id)
        .where(AppointmentItem.item_id.in_(item_ids), Appointment.state.in_(waiting))
        .group_by(AppointmentItem.item_id)
    )
    return {row[0]: row[1] for row in rows}
