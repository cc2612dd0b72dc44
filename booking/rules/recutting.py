"""Bringing stored slots to a new plan without losing anybody's place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from booking.values import PlannedSlot, StoredSlot


@dataclass(frozen=True, slots=True)
class Changes:
    """What to do with the stored slots of one pool and day. `displaced` are among `changed`."""

    added: tuple[PlannedSlot, ...]
    changed: tuple[tuple[StoredSlot, PlannedSlot], ...]
    removed: tuple[StoredSlot, ...]
    displaced: tuple[StoredSlot, ...]


def changes(stored: Sequence[StoredSlot], planned: Sequence[PlannedSlot]) -> Changes:
    """Return how to come from `stored` to `planned`.

    A slot that nobody holds gives way to the plan. One that is held stays where it is, with
    the capacity that the plan has at its time, and nothing new is cut across it; a time that
    the plan does not have at all gets capacity 0, and its holders are displaced.
    """
    held = [slot for slot in stored if slot.taken]
    wanted = [plan for plan in planned if not _crosses(plan, held)]
    by_time = {(plan.starts, plan.ends): plan for plan in wanted}
    kept = {slot.id: _plan_of(slot, planned) for slot in held} | {
        slot.id: by_time[slot.plan.starts, slot.plan.ends]
        for slot in stored
        if (slot.plan.starts, slot.plan.ends) in by_time
    }
    there = {(slot.plan.starts, slot.plan.ends) for slot in stored if slot.id in kept}
    return Changes(
        added=tuple(plan for plan in wanted if (plan.starts, plan.ends) not in there),
        changed=tuple((s, kept[s.id]) for s in stored if s.id in kept and s.plan != kept[s.id]),
        removed=tuple(slot for slot in stored if slot.id not in kept),
        displaced=tuple(slot for slot in held if slot.taken > kept[slot.id].capacity),
    )


def _crosses(plan: PlannedSlot, held: Iterable[StoredSlot]) -> bool:
    """Whether a held slot of another shape lies across `plan`."""
    return any(
        slot.plan.starts < plan.ends
        and plan.starts < slot.plan.ends
        and (slot.plan.starts, slot.plan.ends) != (plan.starts, plan.ends)
        for slot in held
    )


def _plan_of(slot: StoredSlot, planned: Sequence[PlannedSlot]) -> PlannedSlot:
    """Return what a held slot becomes: the plan at its time, in its own shape."""
    over = [p for p in planned if p.starts < slot.plan.ends and slot.plan.starts < p.ends]
    covered = over and over[0].starts <= slot.plan.starts and slot.plan.ends <= over[-1].ends
    if not covered or len({plan.stretch for plan in over}) != 1:
        return slot.plan._replace(capacity=0, public_capacity=0)
    return slot.plan._replace(
        stretch=over[0].stretch,
        capacity=over[0].capacity,
        public_capacity=min(plan.public_capacity for plan in over),
    )
