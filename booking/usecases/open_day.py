"""Cut one day of one centre into slots, as often as needed."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from booking.queries.times import COLUMNS, SLOT, stored
from booking.rules.cutting import cut, open_times
from booking.rules.recutting import Changes, changes
from booking.tables import Slot
from booking.usecases.inserting import insert_unless_there
from booking.values import OpenDay, PlannedSlot, Recut, Staffed, StoredSlot
from kernel.clock import at_office
from organisation.queries import opening_hours, pools, working_days
from organisation.values import Purpose

Plans = dict[int, tuple[PlannedSlot, ...]]


def open_day(session: Session, command: OpenDay, *, now: datetime) -> Recut:
    """Bring the slots of one day to the hours, windows and calendar of now.

    The same again changes nothing. Times that somebody holds stay; those that are no longer
    open, or have fewer windows than holders, are reported. What has begun is left alone.
    """
    plans = _plans(session, command, now=now)
    there = _stored(session, command, now=now)
    done = Recut()
    for pool_id in sorted(plans.keys() | there.keys()):
        found = changes(there.get(pool_id, ()), plans.get(pool_id, ()))
        _apply(session, command, pool_id, found)
        done += Recut(
            len(found.added),
            len(found.changed),
            len(found.removed),
            tuple(slot.plan.starts for slot in found.displaced),
        )
    return done


def _plans(session: Session, command: OpenDay, *, now: datetime) -> Plans:
    centre = command.centre
    days = working_days(session, centre.calendar, Purpose.BOOKING)
    times = open_times(opening_hours(session, centre.id), command.day, days.mark(command.day))
    length = timedelta(minutes=centre.slot_minutes)
    plans: Plans = {}
    for pool in pools(session, centre.id):
        staffed = [
            Staffed(
                opens=at_office(command.day, opens),
                closes=at_office(command.day, closes),
                windows=pool.windows,
            )
            for opens, closes in times
        ]
        plans[pool.id] = tuple(slot for slot in cut(staffed, length) if slot.starts > now)
    return plans


def _stored(session: Session, command: OpenDay, *, now: datetime) -> dict[int, list[StoredSlot]]:
    """Read, and hold against bookings until the plan is in force."""
    found: dict[int, list[StoredSlot]] = defaultdict(list)
    rows = session.execute(
        select(*COLUMNS)
        .where(Slot.centre_id == command.centre.id, Slot.day == command.day, Slot.starts > now)
        .order_by(Slot.id)
        .with_for_update()
    )
    for row in rows:
        slot = stored(*row)
        found[slot.pool_id].append(slot)
    return found


def _apply(session: Session, command: OpenDay, pool_id: int, found: Changes) -> None:
    for slot, plan in found.changed:
        session.execute(
            update(Slot).where(Slot.id == slot.id).values(**_columns(plan), kept=_kept(slot, plan))
        )
    if found.removed:
        session.execute(delete(Slot).where(Slot.id.in_([slot.id for slot in found.removed])))
    if found.added:
        place = {"centre_id": command.centre.id, "pool_id": pool_id, "day": command.day}
        rows = [{**place, **_columns(plan)} for plan in found.added]
        session.execute(insert_unless_there(session, SLOT), rows)


def _columns(plan: PlannedSlot) -> dict[str, Any]:
    return plan._asdict()


def _kept(slot: StoredSlot, plan: PlannedSlot) -> int:
    return max(slot.taken - plan.capacity, slot.public_taken - plan.public_capacity, 0)
