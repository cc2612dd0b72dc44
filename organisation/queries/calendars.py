"""Working days as data: read once, asked often."""

from collections.abc import Mapping
from datetime import date
from weakref import WeakKeyDictionary

from sqlalchemy import Pool, select
from sqlalchemy.orm import Session

from kernel.refusals import NotFound
from organisation.tables import Calendar, CalendarDay, Region
from organisation.values import Purpose, SpecialDay, WorkingDays, ids_on

NATIONAL = "CN"

_read: WeakKeyDictionary[Pool, dict[str, tuple[int, Mapping[date, SpecialDay]]]]
_read = WeakKeyDictionary()


def working_days(session: Session, place: int | str, purpose: Purpose) -> WorkingDays:
    """Return the working days at a region (by id) or of a calendar (by code).

    A regional festival delays deadlines only where the region says so; bookings always.
    """
    code, festivals = (place, True) if isinstance(place, str) else calendar_of(session, place)
    chain = _chain(session, code)
    if purpose is Purpose.DEADLINE and not festivals:
        chain = [calendar for calendar in chain if calendar.code == NATIONAL]
    special: dict[date, SpecialDay] = {}
    for calendar in reversed(chain):  # the parent first, so that the region's own days win
        special.update(_days_by_date(session, calendar))
    known = [calendar.known_until for calendar in chain]
    until = None if not known or None in known else min(day for day in known if day)
    return WorkingDays(special=special, known_until=until)


def _days_by_date(session: Session, calendar: Calendar) -> Mapping[date, SpecialDay]:
    """Return the days of one calendar; hundreds of rows, so each version is read once a process."""
    kept = _read.setdefault(session.get_bind().engine.pool, {})
    version, days = kept.get(calendar.code, (0, {}))
    if version != calendar.version:
        days = {day.day: day for day in days_of(session, calendar.code)}
        kept[calendar.code] = (calendar.version, days)
    return days


def calendar_of(session: Session, region_id: int) -> tuple[str, bool]:
    """Return the calendar of a region, its own or the nearest above it, and its setting."""
    region = session.get(Region, region_id)
    if region is None:
        raise NotFound
    above = ids_on(region.path)
    rows = {row.id: row for row in session.scalars(select(Region).where(Region.id.in_(above)))}
    for one in reversed(above):
        if rows[one].calendar_code:
            return str(rows[one].calendar_code), region.festivals_delay_deadlines
    return NATIONAL, region.festivals_delay_deadlines


def _chain(session: Session, code: str) -> list[Calendar]:
    """Return a calendar and its parents."""
    found = []
    calendar = session.get(Calendar, code)
    while calendar:
        found.append(calendar)
        calendar = session.get(Calendar, calendar.parent_code) if calendar.parent_code else None
    return found


def calendars(session: Session) -> list[Calendar]:
    """Return all calendars by code."""
    return list(session.scalars(select(Calendar).order_by(Calendar.code)))


def days_of(session: Session, code: str, year: int | None = None) -> list[SpecialDay]:
    """Return the special days of one calendar by day, of one year or of all."""
    query = select(CalendarDay).where(CalendarDay.calendar_code == code).order_by(CalendarDay.day)
    if year is not None:
        query = query.where(CalendarDay.day.between(date(year, 1, 1), date(year, 12, 31)))
    return [
        SpecialDay(row.day, row.kind, row.name, row.source, row.certainty)
        for row in session.scalars(query)
    ]
