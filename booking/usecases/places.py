"""Taking and giving back places. The database is the referee."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from booking.queries.times import slots_between
from booking.refusals import NotOffered
from booking.rules.stays import places, stays
from booking.tables import Slot
from booking.values import BookedBy, FreeQuery, StoredSlot
from kernel.clock import office_day


def stays_at(
    session: Session,
    starts: datetime,
    query: FreeQuery,
    *,
    own: Collection[int] = (),
) -> list[tuple[StoredSlot, ...]]:
    """Return the stays that begin at `starts` and have room, the emptiest pool first.

    Places in `own` slots are held already and need no room. Raises NotOffered.
    """
    slots = slots_between(session, query, starting=starts)
    found = [stay for stay in stays(slots, query.stay) if stay[0].plan.starts == starts]
    if not found:
        raise NotOffered
    room = {id(stay): _room(stay, query.door, own) for stay in found}
    free = [stay for stay in found if room[id(stay)]]
    return sorted(free, key=lambda stay: (-room[id(stay)], stay[0].pool_id))


def _room(stay: Sequence[StoredSlot], door: BookedBy, own: Collection[int]) -> int:
    others = [slot for slot in stay if slot.id not in own]
    return places(others, door) if others else 1


def held_slots(session: Session, pool_id: int, starts: datetime, ends: datetime) -> list[int]:
    """Return the ids of the slots that a stay holds."""
    return list(
        session.scalars(
            select(Slot.id)
            .where(Slot.pool_id == pool_id, Slot.starts >= starts, Slot.ends <= ends)
            .order_by(Slot.id)
        )
    )


def shift(
    session: Session, door: BookedBy, *, take: Collection[int], give: Collection[int] = ()
) -> bool:
    """Take one place in each slot of `take` and give one back in each of `give`, or do nothing.

    Goes in the order of ids, so that two who want the same slots wait for each other
    and never block each other.
    """
    steps = sorted([(slot, +1) for slot in take] + [(slot, -1) for slot in give])
    savepoint = session.begin_nested() if len(steps) > 1 else None
    for slot_id, change in steps:
        if not (_take(session, slot_id, door) if change > 0 else _give(session, slot_id, door)):
            if savepoint:
                savepoint.rollback()
            return False
    if savepoint:
        savepoint.commit()
    return True


def _take(session: Session, slot_id: int, door: BookedBy) -> bool:
    """The condition and the write are one statement."""
    room: list[ColumnElement[bool]] = [Slot.taken < Slot.capacity]
    if door is BookedBy.PUBLIC:
        room.append(Slot.public_taken < Slot.public_capacity)
    return _changed(session, slot_id, door, +1, room)


def _give(session: Session, slot_id: int, door: BookedBy) -> bool:
    return _changed(session, slot_id, door, -1, [Slot.taken > 0])


def _changed(
    session: Session, slot_id: int, door: BookedBy, by: int, where: list[ColumnElement[bool]]
) -> bool:
    values = {Slot.taken: Slot.taken + by}
    if door is BookedBy.PUBLIC:
        values[Slot.public_taken] = Slot.public_taken + by
    done = session.scalar(
        update(Slot)
        .where(Slot.id == slot_id, *where)
        .values(values)
        .returning(Slot.id)
        .execution_options(synchronize_session=False)
    )
    return done is not None


def query_at(
    starts: datetime, centre_id: int, pool_ids: Collection[int], stay: int, door: BookedBy
) -> FreeQuery:
    """Return the question for stays on the day of `starts`."""
    day = office_day(starts)
    return FreeQuery(
        centre_id=centre_id, pool_ids=tuple(pool_ids), first=day, last=day, stay=stay, door=door
    )
