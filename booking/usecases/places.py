"""Taking and giving back places. The database is the referee."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import Update, bindparam, select, update
from sqlalchemy.orm import Session

from booking.queries.times import LATEST, slots_between
from booking.refusals import NotOffered
from booking.rules.stays import places, stays
from booking.tables import Slot
from booking.values import BookedBy, FreeQuery, StoredSlot, VisitPlan
from kernel.clock import office_day
from kernel.db import table_of
from kernel.together import Step, answer_of

Stay: TypeAlias = tuple[StoredSlot, ...]
SLOT = table_of(Slot)
HELD = (
    select(SLOT.c.id)
    .where(
        SLOT.c.pool_id == bindparam("pool"),
        SLOT.c.starts >= bindparam("starts"),
        SLOT.c.ends <= bindparam("ends"),
    )
    .order_by(SLOT.c.id)
)


def query_at(starts: datetime, plan: VisitPlan, door: BookedBy) -> FreeQuery:
    """Return the question for stays on the day of `starts`."""
    day = office_day(starts)
    return FreeQuery(
        centre_id=plan.centre_id,
        pool_ids=plan.pool_ids,
        first=day,
        last=day,
        stay=plan.stay,
        door=door,
    )


def stays_at(
    session: Session, starts: datetime, query: FreeQuery, *, own: Collection[int] = ()
) -> list[Stay]:
    """Return the stays that begin at `starts` and have room, the emptiest pool first.

    Places in `own` slots are held already and need no room. Raises NotOffered.
    """
    until = _last_start(starts, query)
    found = starting(slots_between(session, query, starting=starts, until=until), starts, query)
    if not found:
        raise NotOffered
    return with_room(found, query.door, own=own)


def starting(slots: Iterable[StoredSlot], starts: datetime, query: FreeQuery) -> list[Stay]:
    """Return the stays among `slots` that begin at `starts`."""
    until = _last_start(starts, query)
    later = (slot for slot in slots if starts <= slot.plan.starts <= until)
    return [stay for stay in stays(later, query.stay) if stay[0].plan.starts == starts]


def _last_start(starts: datetime, query: FreeQuery) -> datetime:
    """Return when the last slot may begin that matters to a stay from `starts`."""
    return starts if query.stay == 1 else LATEST


def with_room(found: Sequence[Stay], door: BookedBy, *, own: Collection[int] = ()) -> list[Stay]:
    """Return the stays that have room, the emptiest pool first."""
    room = {stay: _room(stay, door, own) for stay in found}
    return sorted(
        (stay for stay in found if room[stay]), key=lambda stay: (-room[stay], stay[0].pool_id)
    )


def _room(stay: Sequence[StoredSlot], door: BookedBy, own: Collection[int]) -> int:
    others = [slot for slot in stay if slot.id not in own]
    return places(others, door) if others else 1


def held_slots(session: Session, pool_id: int, starts: datetime, ends: datetime) -> list[int]:
    """Return the ids of the slots that a stay holds."""
    return list(session.scalars(HELD, {"pool": pool_id, "starts": starts, "ends": ends}))


def taking(stay: Stay, door: BookedBy) -> tuple[Step, ...]:
    """Return what takes the places of a stay in one step, which answers what it took; else none.

    Only a stay of one slot: who wants several takes them in the order of their ids.
    """
    return (Step(TAKE[door], _as_seen(stay[0])),) if len(stay) == 1 else ()


def shift(
    session: Session, door: BookedBy, *, take: Collection[StoredSlot], give: Collection[int] = ()
) -> bool:
    """Take one place in each slot of `take` and give one back in each of `give`, or do nothing.

    Goes in the order of ids, so that two who want the same slots wait for each other
    and never block each other.
    """
    steps = sorted(
        [(slot.id, TAKE, _as_seen(slot)) for slot in take]
        + [(slot_id, GIVE, {"slot": slot_id}) for slot_id in give],
        key=_by_slot,
    )
    savepoint = session.begin_nested() if len(steps) > 1 else None
    for _slot_id, step, values in steps:
        if answer_of(session, Step(step[door], values)) is None:
            if savepoint:
                savepoint.rollback()
            return False
    if savepoint:
        savepoint.commit()
    return True


Values = Mapping[str, object]


def _as_seen(slot: StoredSlot) -> Values:
    """Return what must still be so: a slot may be cut anew, and another then have its number."""
    plan = slot.plan
    seen = {"slot_pool": slot.pool_id, "slot_starts": plan.starts, "slot_ends": plan.ends}
    return {"slot": slot.id, **seen}


Shift: TypeAlias = Mapping[BookedBy, Update]
AS_SEEN = (
    SLOT.c.id == bindparam("slot"),
    SLOT.c.pool_id == bindparam("slot_pool"),
    SLOT.c.starts == bindparam("slot_starts"),
    SLOT.c.ends == bindparam("slot_ends"),
)


def _by_slot(step: tuple[int, Shift, Values]) -> int:
    return step[0]


def _taking() -> Shift:
    """The condition and the write are one statement."""
    by_staff = (
        update(SLOT)
        .where(*AS_SEEN, SLOT.c.taken < SLOT.c.capacity)
        .values(taken=SLOT.c.taken + 1)
        .returning(SLOT.c.id)
    )
    by_public = by_staff.where(SLOT.c.public_taken < SLOT.c.public_capacity).values(
        public_taken=SLOT.c.public_taken + 1
    )
    return {BookedBy.STAFF: by_staff, BookedBy.PUBLIC: by_public}


def _giving() -> Shift:
    by_staff = (
        update(SLOT)
        .where(SLOT.c.id == bindparam("slot"), SLOT.c.taken > 0)
        .values(taken=SLOT.c.taken - 1)
        .returning(SLOT.c.id)
    )
    by_public = by_staff.where(SLOT.c.public_taken > 0).values(public_taken=SLOT.c.public_taken - 1)
    return {BookedBy.STAFF: by_staff, BookedBy.PUBLIC: by_public}


TAKE, GIVE = _taking(), _giving()
