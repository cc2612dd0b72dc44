"""When a version may begin and end."""

from datetime import date

from catalogue.refusals import DatedAhead, DayPassed, EndsTooSoon


def check_days(*, begins: date | None, ends: date | None, today: date) -> None:
    """Refuse days that have passed, and an end before the beginning. Both count in full.

    Raises DayPassed or EndsTooSoon.
    """
    if begins is not None and begins < today:
        raise DayPassed(day=begins)
    check_end(ends, today=today)
    if begins is not None and ends is not None and ends < begins:
        raise EndsTooSoon


def check_end(ends: date | None, *, today: date) -> None:
    """Refuse a last day that has passed. Raises DayPassed."""
    if ends is not None and ends < today:
        raise DayPassed(day=ends)


def check_dated(day: date | None, *, today: date) -> None:
    """Refuse a document that a change rests on and that is of a later day. Raises DatedAhead."""
    if day is not None and day > today:
        raise DatedAhead(day=day)
