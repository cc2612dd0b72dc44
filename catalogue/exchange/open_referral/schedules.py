"""Opening hours as rules of RFC 5545: weekly, on which days, from when until when."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from catalogue.exchange.open_referral.scene import Node
from catalogue.rules.uuids import uuid_of
from kernel.clock import OFFICE_ZONE
from organisation.values import OpenHours

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
Season = tuple[tuple[int, int], tuple[int, int]]
ALL_YEAR: Season = ((1, 1), (12, 31))


def schedules(hours: Sequence[OpenHours], place: str, today: date) -> list[Node]:
    """Return a rule for each stretch of the day, with all weekdays that have it."""
    found: dict[tuple[Season, time, time], list[int]] = {}
    for one in hours:
        key = ((one.season_from, one.season_to), one.opens, one.closes)
        found.setdefault(key, []).append(one.weekday)
    return [
        _rule(place, season, (opens, closes), sorted(days), today)
        for (season, opens, closes), days in found.items()
    ]


def _rule(
    place: str, season: Season, stretch: tuple[time, time], days: Sequence[int], today: date
) -> Node:
    byday = ",".join(DAYS[day] for day in days)
    opens, closes = (_told(one, today) for one in stretch)
    rule: Node = {
        "id": str(uuid_of("schedule", place, season, opens, closes, byday)),
        "freq": "WEEKLY",
        "interval": 1,
        "wkst": "MO",
        "byday": byday,
        "opens_at": opens,
        "closes_at": closes,
        "timezone": _offset(today) / timedelta(hours=1),
    }
    if season == ALL_YEAR:
        return rule
    first, last = season_around(season, today)
    return rule | {"valid_from": first.isoformat(), "valid_to": last.isoformat()}


def season_around(season: Season, today: date) -> tuple[date, date]:
    """Return the first and last day of a season: the one of today, else the next."""
    start, end = season
    for year in (today.year - 1, today.year):
        last = _day(year + (end < start), end)
        if last >= today:
            return _day(year, start), last
    return _day(today.year + 1, start), _day(today.year + 1 + (end < start), end)


def _day(year: int, month_day: tuple[int, int]) -> date:
    """Return a day of a year; the 29th of February is the last of that month."""
    month, day = month_day
    return date(year, 3, 1) - timedelta(days=1) if month_day == (2, 29) else date(year, month, day)


def _offset(today: date) -> timedelta:
    return datetime.combine(today, time(12), OFFICE_ZONE).utcoffset() or timedelta()


def _told(at: time, today: date) -> str:
    """Return a time with its distance from UTC, as 10:00+08:00."""
    return datetime.combine(today, at, OFFICE_ZONE).isoformat(timespec="minutes").partition("T")[2]
