"""The only place that reads the wall clock, and the office's own time."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

OFFICE_ZONE = ZoneInfo("Asia/Shanghai")  # Beijing time, the only official time of every office


def now() -> datetime:
    """Return the current instant (aware, UTC)."""
    return datetime.now(UTC)  # noqa: TID251 - this is the one reader of the clock


def office_day(instant: datetime) -> date:
    """Return the calendar day at the office at `instant`."""
    return instant.astimezone(OFFICE_ZONE).date()


def at_office(day: date, at: time) -> datetime:
    """Return the instant (aware, UTC) at which the office's clock shows `day` and `at`."""
    return datetime.combine(day, at, OFFICE_ZONE).astimezone(UTC)
