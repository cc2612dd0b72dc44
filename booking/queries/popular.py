"""Which items people book most."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from booking.tables import Appointment, AppointmentItem

LATEST = 5000  # appointments looked at: the front page asks, so the cost must not grow


def most_booked(session: Session, limit: int) -> Sequence[int]:
    """Return the ids of the items booked most among the latest appointments, best first."""
    newest = session.scalar(select(func.max(Appointment.id))) or 0
    times = func.count()
    query = (
        select(AppointmentItem.item_id)
        .where(AppointmentItem.appointment_id > newest - LATEST)
        .group_by(AppointmentItem.item_id)
        .order_by(times.desc(), AppointmentItem.item_id)
        .limit(limit)
    )
    return session.scalars(query).all()
