"""Free times: one indexed read of the slots cut ahead."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import groupby
from typing import Any, cast

from sqlalchemy import Integer, Select, bindparam, func, select
from sqlalchemy.orm import Session

from booking.rules import stays
from booking.rules.timing import earliest_start
from booking.tables import Slot
from booking.values import FreeDay, FreeQuery, FreeTime, PlannedSlot, StoredSlot
from kernel.clock import office_day
from kernel.db import table_of

LATEST = datetime.max.replace(tzinfo=UTC)
WEEK, SIX_DAYS = timedelta(days=7), timedelta(days=6)
SLOT = table_of(Slot)
COLUMNS = (
    SLOT.c.id,
    SLOT.c.pool_id,
    SLOT.c.starts,
    SLOT.c.ends,
    SLOT.c.stretch,
    SLOT.c.capacity,
    SLOT.c.public_capacity,
    SLOT.c.taken,
    SLOT.c.public_taken,
)


def free_times(session: Session, query: FreeQuery, *, now: datetime) -> tuple[FreeDay, ...]:
    """Return the days that have any times for such a stay, full times too, in order."""
    slots = slots_between(session, query, starting=earliest_start(now, query.door))
    times = stays.free_times(slots, query.stay, query.door)
    return tuple(
        FreeDay(day=day, times=tuple(found))
        for day, found in groupby(times, key=lambda time: office_day(time.starts))
    )


def slots_between(
    session: Session, query: FreeQuery, *, starting: datetime, until: datetime = LATEST
) -> list[StoredSlot]:
    """Return the slots of the pools and days asked for that begin in `starting` to `until`."""
    pools = {f"pool_{number}": pool for number, pool in enumerate(query.pool_ids)}
    values = {
        "centre": query.centre_id,
        "first": query.first,
        "last": query.last,
        "starting": starting,
        "until": until,
    }
    return [stored(*row) for row in session.execute(_between(tuple(pools)), values | pools)]


@cache
def _between(pools: tuple[str, ...]) -> Select[Any]:
    """Return the statement for so many pools, built once: a list of any length costs more."""
    return select(*COLUMNS).where(
        SLOT.c.centre_id == bindparam("centre"),
        SLOT.c.day.between(bindparam("first"), bindparam("last")),
        SLOT.c.pool_id.in_([bindparam(name, type_=Integer) for name in pools]),
        SLOT.c.starts.between(bindparam("starting"), bindparam("until")),
    )


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


def days_cut(
    session: Session, centre_id: int, pool_ids: Collection[int], since: date
) -> tuple[date, date] | None:
    """Return the first and the last day cut for these pools from `since` on, or None."""
    row = session.execute(
        select(func.min(Slot.day), func.max(Slot.day)).where(
            Slot.centre_id == centre_id, Slot.pool_id.in_(pool_ids), Slot.day >= since
        )
    ).one()
    first, last = cast("tuple[date | None, date | None]", tuple(row))  # of no rows it is None
    return None if first is None or last is None else (first, last)


def first_free_week(session: Session, query: FreeQuery, *, now: datetime) -> tuple[FreeDay, ...]:
    """Return seven days from the first with a free time on; none where all is full.

    A week is read at a time: mostly the first is the answer.
    """
    first = query.first
    while first <= query.last:
        days = free_times(session, replace(query, first=first, last=first + SIX_DAYS), now=now)
        free = next((day.day for day in days if day.is_free), None)
        if free == first:
            return days
        if free:
            return free_times(session, replace(query, first=free, last=free + SIX_DAYS), now=now)
        first += WEEK
    return ()


def nearest_times(
    session: Session, query: FreeQuery, wanted: datetime, *, now: datetime
) -> tuple[FreeTime, ...]:
    """Return the three free times nearest to `wanted`, looking a week before and after it."""
    day = office_day(wanted)
    around = replace(query, first=day - WEEK, last=day + WEEK)
    days = free_times(session, around, now=now)
    return stays.nearest((time for found in days for time in found.times), wanted)
