"""A week of free times as a page shows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from booking.forms import start_value
from booking.queries import days_cut, first_free_week, free_times, nearest_times
from booking.values import FreeDay, FreeQuery, FreeTime
from kernel.clock import office_day
from kernel.db import db
from kernel.words import _, clock_time, moment, weekdate
from organisation.queries import working_days
from organisation.values import CentreCard, Certainty, Purpose, WorkingDays

ENOUGH = 6  # free times unfolded on a phone
DAY, WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotRow:
    """One start as a radio: its value, its words and the places left."""

    value: str
    label: str
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One day of a week."""

    iso: str
    heading: str
    slots: tuple[SlotRow, ...]
    is_open: bool  # unfolded on a phone

    @property
    def left(self) -> int:
        """Return the places left on this day."""
        return sum(slot.left for slot in self.slots)

    def has(self, value: str | None) -> bool:
        """Whether one of the times has this value."""
        return any(slot.value == value for slot in self.slots)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """What can be chosen in seven days, and where there is more."""

    days: tuple[DayRow, ...]
    earlier: date | None
    later: date | None
    nearest: tuple[SlotRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Where and how long: what a week is read for."""

    centre: CentreCard
    pool_ids: tuple[int, ...]
    stay: int


def week_of(choice: Choice, asked_from: str, *, now: datetime) -> Week:
    """Return the week from the day asked for, else from the first day with a free place."""
    today = office_day(now)
    cut = days_cut(db.session(), choice.centre.id, choice.pool_ids, today)
    begin, last = cut or (today, today)
    query = FreeQuery(
        centre_id=choice.centre.id,
        pool_ids=choice.pool_ids,
        first=begin,
        last=last,
        stay=choice.stay,
    )
    first = _day(asked_from, begin, last)
    if first:
        seven = replace(query, first=first, last=first + WEEK - DAY)
        found = free_times(db.session(), seven, now=now)
    else:
        found = first_free_week(db.session(), query, now=now)
        first = found[0].day if found else begin
    calendar = working_days(db.session(), choice.centre.calendar, Purpose.BOOKING)
    return Week(
        days=_rows(found, calendar),
        earlier=max(begin, first - WEEK) if first > begin else None,
        later=first + WEEK if first + WEEK <= last else None,
    )


def with_nearest(week: Week, choice: Choice, wanted: datetime, *, now: datetime) -> Week:
    """Return the week with the free times nearest to the one that was lost, offered first."""
    day = office_day(wanted)
    query = FreeQuery(
        centre_id=choice.centre.id,
        pool_ids=choice.pool_ids,
        first=day,
        last=day,
        stay=choice.stay,
    )
    times = nearest_times(db.session(), query, wanted, now=now)
    offered = {start_value(time.starts) for time in times}
    return replace(
        week, nearest=_slots(times, moment), days=tuple(_without(day, offered) for day in week.days)
    )


def _day(text: str, begin: date, last: date) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return min(max(day, begin), last)


def _rows(days: Sequence[FreeDay], calendar: WorkingDays) -> tuple[DayRow, ...]:
    """Unfold days until there is something to choose from; full ones stay folded."""
    rows, choices = [], 0
    for day in days:
        rows.append(_row(day, calendar, is_open=day.is_free and choices < ENOUGH))
        choices += sum(time.places > 0 for time in day.times)
    return tuple(rows)


def _row(day: FreeDay, calendar: WorkingDays, *, is_open: bool) -> DayRow:
    heading = weekdate(day.day)
    if calendar.mark(day.day).certainty is Certainty.ESTIMATED:
        heading = _("%(day)s (estimated: the holiday notice is not out yet)", day=heading)
    return DayRow(
        iso=day.day.isoformat(),
        heading=heading,
        slots=_slots(day.times, clock_time),
        is_open=is_open,
    )


def _slots(times: Sequence[FreeTime], say: Callable[[datetime], str]) -> tuple[SlotRow, ...]:
    return tuple(
        SlotRow(value=start_value(time.starts), label=say(time.starts), left=time.places)
        for time in times
    )


def _without(day: DayRow, values: set[str]) -> DayRow:
    """A time is offered once: two radios of one value would both be the same choice."""
    return replace(day, slots=tuple(slot for slot in day.slots if slot.value not in values))
