"""Cutting opening hours into slots."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from booking.rules.shares import public_capacities
from booking.values import PlannedSlot, Staffed
from organisation.rules import hours_on, make_up_hours
from organisation.values import DayMark, OpenHours

SATURDAY = 5


def open_times(
    hours: tuple[OpenHours, ...], day: date, mark: DayMark
) -> tuple[tuple[time, time], ...]:
    """Return when a hall is open on `day`.

    A make-up Saturday without hours of its own is worked like a Monday; an ordinary Saturday
    only where it has hours of its own; a feast never, whatever the weekday's hours say.
    """
    if mark.working:
        return (make_up_hours if day.weekday() >= SATURDAY else hours_on)(hours, day)
    is_feast = mark.name != ""
    return () if is_feast else hours_on(hours, day) if day.weekday() >= SATURDAY else ()


def stretches(staffed: Iterable[Staffed]) -> tuple[Staffed, ...]:
    """Return the times of constant staff, in order, that do not overlap or touch without need.

    Where given times overlap, the larger number of windows counts: it is not their sum.
    """
    given = tuple(staffed)
    edges = sorted({edge for part in given for edge in (part.opens, part.closes)})
    found: list[Staffed] = []
    for opens, closes in pairwise(edges):
        windows = max(
            (p.windows for p in given if p.opens <= opens and closes <= p.closes), default=0
        )
        last = found[-1] if found else None
        if last and last.closes == opens and last.windows == windows:
            found[-1] = Staffed(opens=last.opens, closes=closes, windows=windows)
        else:
            found.append(Staffed(opens=opens, closes=closes, windows=windows))
    return tuple(part for part in found if part.windows > 0)


def cut(staffed: Iterable[Staffed], length: timedelta) -> tuple[PlannedSlot, ...]:
    """Return the slots of a pool's day, in order; what is shorter than a slot is left over.

    A stretch ends at closing and at each change of the number of windows. No stay may cross
    its end: only then do counts suffice to give each stay one window from start to end.
    """
    return tuple(slot for part in stretches(staffed) for slot in _slots(part, length))


def _slots(part: Staffed, length: timedelta) -> Iterable[PlannedSlot]:
    starts = tuple(_starts(part, length))
    shares = public_capacities(part.windows, len(starts))
    for at, share in zip(starts, shares, strict=True):
        yield PlannedSlot(
            starts=at,
            ends=at + length,
            stretch=part.opens,
            capacity=part.windows,
            public_capacity=share,
        )


def _starts(part: Staffed, length: timedelta) -> Iterable[datetime]:
    at = part.opens
    while at + length <= part.closes:
        yield at
        at += length
