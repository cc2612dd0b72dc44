"""By which day an answer would be due. The legal clock is a higher room's, which registers it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from catalogue.values.published import PublishedItem


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day in time, and whether the calendar of that day is only estimated."""

    day: date
    estimated: bool


Clock = Callable[[Session, PublishedItem, date], LastDay | None]

_clocks: list[Clock] = []


def register(clock: Clock) -> None:
    """Let `clock(session, item, accepted)` say when an answer is due; None without a limit."""
    _clocks[:] = [clock]


def last_day(session: Session, item: PublishedItem, accepted: date) -> LastDay | None:
    """Return by which day an application accepted on `accepted` is answered, if that is known."""
    return _clocks[0](session, item, accepted) if _clocks else None
