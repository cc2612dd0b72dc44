"""What is booked at a hall from now on, for those who open and close its windows."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from booking.tables import Appointment, Slot
from booking.values import AppointmentState
from organisation.queries import Ahead, Crowded

MOST_SHOWN = 50


def booked_ahead(
    session: Session, centre_id: int, windows: Mapping[int, int], now: datetime
) -> Ahead:
    """Return visits by pool, and the times that have more of them than open windows."""
    visits = session.execute(
        select(Appointment.pool_id, func.count())
        .where(
            Appointment.centre_id == centre_id,
            Appointment.starts > now,
            Appointment.state == AppointmentState.BOOKED,
        )
        .group_by(Appointment.pool_id)
    )
    return Ahead(
        visits={pool_id: number for pool_id, number in visits},  # noqa: C416 - rows, not pairs
        crowded=_crowded(session, centre_id, windows, now),
    )


def _crowded(
    session: Session, centre_id: int, windows: Mapping[int, int], now: datetime
) -> tuple[Crowded, ...]:
    """The windows of this moment count before the slots are cut anew."""
    too_few = [
        and_(Slot.pool_id == pool_id, Slot.taken > number) for pool_id, number in windows.items()
    ]
    rows = session.execute(
        select(Slot.pool_id, Slot.starts, Slot.taken, Slot.capacity)
        .where(
            Slot.centre_id == centre_id,
            Slot.starts > now,
            or_(Slot.taken > Slot.capacity, *too_few),
        )
        .order_by(Slot.starts, Slot.pool_id)
        .limit(MOST_SHOWN)
    )
    return tuple(
        Crowded(
            pool_id=row.pool_id,
            starts=row.starts,
            booked=row.taken,
            windows=min(row.capacity, windows.get(row.pool_id, 0)),
        )
        for row in rows
    )
