"""Free times: one indexed read of the slots cut ahead."""

from datetime import datetime
from itertools import groupby
from operator import attrgetter

from sqlalchemy import select
from sqlalchemy.orm import Session

from booking.rules import stays
from booking.rules.timing import earliest_start
from booking.tables import Slot
from booking.values import FreeDay, FreeQuery, FreeTime, PlannedSlot, StoredSlot
from kernel.clock import office_day

COLUMNS = (
    Slot.id,
    Slot.pool_id,
    Slot.starts,
    Slot.ends,
    Slot.stretch,
    Slot.capacity,
    Slot.public_capacity,
    Slot.taken,
    Slot.public_taken,
)


def free_times(session: Session, query: FreeQuery, *, now: datetime) -> tuple[FreeDay, ...]:
    """Return the days that have any times for such a stay, full times too, in order."""
    slots = slots_between(session, query, starting=earliest_start(now, query.door))
    times = stays.free_times(slots, query.stay, query.door)
    return tuple(
        FreeDay(day=day, times=tuple(found))
        for day, found in groupby(times, key=lambda time: office_day(time.starts))
    )


def slots_between(session: Session, query: FreeQuery, *, starting: datetime) -> list[StoredSlot]:
    """Return the slots of the pools and days asked for that begin at `starting` or later."""
    rows = session.execute(
        select(*COLUMNS).where(
            Slot.centre_id == query.centre_id,
            Slot.day.between(query.first, query.last),
            Slot.pool_id.in_(query.pool_ids),
            Slot.starts >= starting,
        )
    )
    return [stored(*row) for row in rows]


def stored(  # noqa: PLR0913, PLR0917 - the columns above, in their order
    id_: int,
    pool_id: int,
    starts: datetime,
    ends: datetime,
    stretch: datetime,
    capacity: int,
    public_capacity: int,
    taken: int,
    public_taken: int,
) -> StoredSlot:
    """Return a slot from one row of COLUMNS."""
    plan = PlannedSlot(starts, ends, stretch, capacity, public_capacity)
    return StoredSlot(id_, pool_id, plan, taken, public_taken)


def all_times(days: tuple[FreeDay, ...]) -> list[FreeTime]:
    """Return the times of all days in order."""
    return [time for times in map(attrgetter("times"), days) for time in times]
