"""The days of the demo: a few weeks back, a month ahead."""

from collections.abc import Iterator
from datetime import date, timedelta

from organisation.values import WorkingDays

DAYS_BACK = 12  # working days with visits and cases
DAYS_AHEAD = 30


def working_before(today: date, days: WorkingDays, count: int) -> list[date]:
    """Return the last `count` working days before `today`, oldest first."""
    found: list[date] = []
    day = today
    while len(found) < count:
        day -= timedelta(days=1)
        if days.is_working(day):
            found.append(day)
    return found[::-1]


def days_ahead(today: date) -> Iterator[date]:
    """Return today and the days that can be booked."""
    return (today + timedelta(days=number) for number in range(DAYS_AHEAD))


def working_after(day: date, days: WorkingDays, count: int) -> date:
    """Return the working day `count` after `day`."""
    while count:
        day += timedelta(days=1)
        count -= days.is_working(day)
    return day
