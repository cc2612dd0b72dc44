"""Who is touched when an item changes or goes. Higher rooms count; they register how."""

from collections.abc import Callable, Collection, Mapping
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.tables import ServiceItem

Counter = Callable[[Session, Collection[int]], int]


class Open(StrEnum):
    """What is under way."""

    BOOKINGS = "bookings"
    CASES = "cases"


_counters: dict[Open, Counter] = {}


def register(what: Open, counter: Counter) -> None:
    """Let `counter(session, item_ids)` say how many of `what` stand on some items."""
    _counters[what] = counter


def what_is_open(session: Session, item_id: int) -> Mapping[Open, int]:
    """Return what stands on an item (of a standard: on all its claims)."""
    claims = session.scalars(select(ServiceItem.id).where(ServiceItem.standard_id == item_id))
    ids = [item_id, *claims]
    return {what: count(session, ids) for what, count in _counters.items()}
