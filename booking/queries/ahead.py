"""What is booked at a hall from now on, for those who open and close its windows."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from textwrap import wrap

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
    slots = session.scalars(
        select(Slot)
        .where(
            Slot.centre_id == centre_id,
            Slot.starts > now,
            or_(Slot.taken > Slot.capacity, *too_few),
        )
        .order_by(Slot.starts, Slot.pool_id)
        .limit(MOST_SHOWN)
    ).all()
    booked = _booked(session, centre_id, slots)
    return tuple(
        Crowded(
            pool_id=slot.pool_id,
            starts=slot.starts,
            booked=slot.taken,
            windows=min(slot.capacity, windows.get(slot.pool_id, 0)),
            visitors=tuple(
                (" ".join(wrap(visit.reference, 4)), visit.phone)
                for visit in booked
                if visit.pool_id == slot.pool_id and _during(visit, slot)
            ),
        )
        for slot in slots
    )


def _booked(session: Session, centre_id: int, slots: Sequence[Slot]) -> Sequence[Appointment]:
    """Return the visits of one hall from the first of these slots to the last."""
    if not slots:
        return ()
    return session.scalars(
        select(Appointment)
        .where(
            Appointment.centre_id == centre_id,
            Appointment.state == AppointmentState.BOOKED,
            Appointment.ends > slots[0].starts,
            Appointment.starts <= slots[-1].starts,
        )
        .order_by(Appointment.id)
    ).all()


def _during(visit: Appointment, slot: Slot) -> bool:
    return visit.starts < slot.ends and slot.starts < visit.ends
