"""Stays: how several slots in a row make one visit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import pairwise

from booking.values import BookedBy, FreeTime, StoredSlot


def stays(slots: Iterable[StoredSlot], length: int) -> Iterator[tuple[StoredSlot, ...]]:
    """Yield every run of `length` slots that follow each other in one pool and one stretch."""
    runs: dict[tuple[int, datetime], list[StoredSlot]] = defaultdict(list)
    for slot in slots:
        runs[slot.pool_id, slot.plan.stretch].append(slot)
    for run in runs.values():
        run.sort(key=lambda slot: slot.plan.starts)
        for first in range(len(run) - length + 1):
            stay = tuple(run[first : first + length])
            if _unbroken(stay):
                yield stay


def _unbroken(stay: Sequence[StoredSlot]) -> bool:
    return all(a.plan.ends == b.plan.starts for a, b in pairwise(stay))


def places(stay: Sequence[StoredSlot], door: BookedBy) -> int:
    """Return how many people can still have this stay: as many as its tightest slot takes."""
    return min(slot.left(door) for slot in stay)


def free_times(slots: Iterable[StoredSlot], length: int, door: BookedBy) -> tuple[FreeTime, ...]:
    """Return each start of a stay with the places left in all pools together, in order.

    Starts that the door never had a share in are left out; full ones stay.
    """
    found: dict[datetime, int] = {}
    for stay in stays(slots, length):
        if all(_offered(slot, door) for slot in stay):
            starts = stay[0].plan.starts
            found[starts] = found.get(starts, 0) + places(stay, door)
    return tuple(FreeTime(starts=starts, places=found[starts]) for starts in sorted(found))


def _offered(slot: StoredSlot, door: BookedBy) -> bool:
    plan = slot.plan
    return (plan.public_capacity if door is BookedBy.PUBLIC else plan.capacity) > 0


def nearest(times: Iterable[FreeTime], wanted: datetime, count: int = 3) -> tuple[FreeTime, ...]:
    """Return the free times nearest to `wanted`, in order of time."""
    free = [time for time in times if time.places]
    closest = sorted(free, key=lambda time: (abs(time.starts - wanted), time.starts))[:count]
    return tuple(sorted(closest, key=lambda time: time.starts))
