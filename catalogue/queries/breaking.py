"""Who is touched when an item changes or goes. Higher rooms count; they register how."""

from collections.abc import Callable, Collection, Mapping
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.tables import ItemFinding, ServiceItem
from catalogue.values.findings import TOLD_AT_PUBLISHING, FindingKind

Counter = Callable[[Session, Collection[int]], Mapping[int, int]]


class Open(StrEnum):
    """What is under way."""

    BOOKINGS = "bookings"
    CASES = "cases"


_counters: dict[Open, Counter] = {}


def register(what: Open, counter: Counter) -> None:
    """Let `counter(session, item_ids)` say how many of `what` stand on each of some items."""
    _counters[what] = counter


def what_is_open(session: Session, item_id: int) -> Mapping[Open, int]:
    """Return what stands on an item (of a standard: on all its claims)."""
    return open_on(session, [item_id])[item_id]


def open_on(session: Session, item_ids: Collection[int]) -> Mapping[int, Mapping[Open, int]]:
    """Return what stands on each of some items; one query, and one of each kind."""
    rows = session.execute(
        select(ServiceItem.id, ServiceItem.standard_id).where(ServiceItem.standard_id.in_(item_ids))
    )
    counted_for = {number: [number] for number in item_ids}
    for claim, standard in rows:
        counted_for.setdefault(claim, []).append(standard or claim)
    found: dict[int, dict[Open, int]] = {number: {} for number in item_ids}
    for what, count in _counters.items():
        for number, amount in count(session, counted_for).items():
            for owner in counted_for[number]:
                found[owner][what] = found[owner].get(what, 0) + amount
    return found


def missed_in(session: Session, item_ids: Collection[int]) -> Mapping[int, list[FindingKind]]:
    """Return what those who read or book some items will miss, as last checked; one query."""
    rows = session.execute(
        select(ItemFinding.item_id, ItemFinding.what).where(
            ItemFinding.item_id.in_(item_ids), ItemFinding.what.in_(TOLD_AT_PUBLISHING)
        )
    )
    found: dict[int, list[FindingKind]] = {number: [] for number in item_ids}
    for number, what in rows:
        found[number].append(FindingKind(what))
    return found
