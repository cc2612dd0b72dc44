"""The legal clock: when an answer is due, and day by day why."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from catalogue.values.limits import LimitUnit, TimeLimit
from intake.values.clock import ClockStep, Due, Pause, Span, Why
from organisation.values import Certainty, DayMark, WorkingDays

ONE_DAY = timedelta(days=1)
NOTICE = TimeLimit(
    number=5, unit=LimitUnit.WORKING_DAY, basis="《中华人民共和国行政许可法》第三十二条"
)
ACCEPTANCE_TASK = TimeLimit(number=1, unit=LimitUnit.WORKING_DAY)
DOUBT = (Certainty.OFFICIAL, Certainty.SECONDARY, Certainty.ESTIMATED)


def due_on(
    start: date,
    limit: TimeLimit,
    days: WorkingDays,
    pauses: Sequence[Pause] = (),
    at: time = time.min,
) -> Due:
    """Return the last day in time, with the steps that lead there. The first day is not counted.

    Unit: see limit.unit; hours run from `at` on the first day. What would end on a day off ends
    on the next working day, except for working days, which never do.
    Source: Civil Code, art. 201-203 (to be checked); licensing law, art. 82 (working days).
    """
    way = tuple(_way(start, limit, days, pauses, at))
    from_today = limit.unit in (LimitUnit.ON_THE_SPOT, LimitUnit.HOUR)
    steps = way if from_today else (ClockStep(start, False, 0, Why.START), *way)
    return Due(steps[-1].day, steps, _doubt(start, steps, days), _ends_at(limit, steps, at))


def _way(
    start: date, limit: TimeLimit, days: WorkingDays, pauses: Sequence[Pause], at: time
) -> Iterator[ClockStep]:
    match limit.unit:
        case LimitUnit.WORKING_DAY:
            return _working(start, limit.number, days, pauses)
        case LimitUnit.NATURAL_DAY:
            return _to_working_day(_natural(start, limit.number, pauses), days)
        case LimitUnit.MONTH:
            return _to_working_day(_months(start, limit.number, pauses), days)
        case LimitUnit.HOUR:
            ends = datetime.combine(start, at) + timedelta(hours=limit.number)
            return _to_working_day(_hours(start, ends, pauses), days)
        case LimitUnit.ON_THE_SPOT:
            return iter([ClockStep(start, True, 0, Why.ON_THE_SPOT)])


def _working(
    start: date, number: int, days: WorkingDays, pauses: Sequence[Pause]
) -> Iterator[ClockStep]:
    counted, day = 0, start
    while counted < number:
        day += ONE_DAY
        mark = days.mark(day)
        counts = mark.working and not _paused(day, pauses)
        counted += counts
        yield ClockStep(day, counts, counted, _why(day, mark, pauses), mark.name)


def _why(day: date, mark: DayMark, pauses: Sequence[Pause]) -> Why:
    if mark.working and _paused(day, pauses):
        return Why.PAUSE
    if mark.working:
        return Why.WORKING_DAY if day.weekday() < 5 else Why.MAKE_UP
    return Why.FEAST if mark.name else Why.WEEKEND


def _natural(start: date, number: int, pauses: Sequence[Pause]) -> Iterator[ClockStep]:
    counted, day = 0, start
    while counted < number:
        day += ONE_DAY
        paused = _paused(day, pauses)
        counted += not paused
        yield ClockStep(day, not paused, counted, Why.PAUSE if paused else Why.NATURAL_DAY)


def _months(start: date, number: int, pauses: Sequence[Pause]) -> Iterator[ClockStep]:
    """A month ends on the day of the same number, else on its last day (Civil Code, art. 202)."""
    end = _same_day(start, number)
    yield ClockStep(end, True, number, Why.MONTH)
    day = start + ONE_DAY
    while day <= end:
        if _paused(day, pauses):
            end += ONE_DAY
            yield ClockStep(end, False, number, Why.PAUSE)
        day += ONE_DAY


def _hours(start: date, ends: datetime, pauses: Sequence[Pause]) -> Iterator[ClockStep]:
    """Hours run on without a break, days off too; a paused day puts the end off by a day."""
    day = start
    while True:
        paused = _paused(day, pauses)
        ends += ONE_DAY * paused
        yield ClockStep(day, not paused, 0, Why.PAUSE if paused else Why.HOURS)
        day += ONE_DAY
        if datetime.combine(day, time.min) >= ends:
            return


def _ends_at(limit: TimeLimit, steps: Sequence[ClockStep], at: time) -> time | None:
    """Return the time of day at which hours run out; moved to another day, at its end."""
    if limit.unit is not LimitUnit.HOUR or steps[-1].why is Why.MOVED:
        return None
    ends = datetime.combine(steps[0].day, at) + timedelta(hours=limit.number)
    return ends.time() if ends.time() > time.min else None


def _same_day(start: date, months: int) -> date:
    years, month = divmod(start.month - 1 + months, 12)
    first = date(start.year + years, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - ONE_DAY
    return first.replace(day=min(start.day, last.day))


def _to_working_day(way: Iterator[ClockStep], days: WorkingDays) -> Iterator[ClockStep]:
    """Follow `way`; where it ends on a day off, go on to the next working day."""
    last: ClockStep | None = None
    for last in way:
        yield last
    if last is None:
        return
    day, mark = last.day, days.mark(last.day)
    while not mark.working:
        day += ONE_DAY
        mark = days.mark(day)
        yield ClockStep(day, False, last.number, Why.MOVED, mark.name)


def _paused(day: date, pauses: Sequence[Pause]) -> bool:
    return any(pause.begins <= day < pause.ends for pause in pauses)


def _doubt(start: date, steps: Sequence[ClockStep], days: WorkingDays) -> Certainty:
    """Return the least sure of what was asked of the calendar; the first day was not asked."""
    leans = {Why.WORKING_DAY, Why.MAKE_UP, Why.WEEKEND, Why.FEAST, Why.MOVED, Why.PAUSE}
    asked = [step.day for step in steps if step.why in leans and step.day != start]
    if steps[-1].why in (Why.NATURAL_DAY, Why.MONTH, Why.HOURS):
        asked.append(steps[-1].day)
    return max((days.mark(day).certainty for day in asked), key=DOUBT.index, default=DOUBT[0])


def has_limit(limit: TimeLimit | None) -> bool:
    """Whether a limit sets anything: blank or zero sets none, on the spot sets today."""
    return limit is not None and (limit.number > 0 or limit.unit is LimitUnit.ON_THE_SPOT)


def spans(steps: Sequence[ClockStep]) -> tuple[Span, ...]:
    """Return the steps with days in a row that count alike put together."""
    found: list[Span] = []
    for step in steps:
        last = found[-1] if found else None
        if last and _joins(last, step):
            found[-1] = Span(last.first, step.day, last.counted, step.number, last.why, last.name)
        else:
            found.append(Span(step.day, step.day, step.counted, step.number, step.why, step.name))
    return tuple(found)


def _joins(last: Span, step: ClockStep) -> bool:
    follows = last.last + ONE_DAY == step.day
    return follows and (last.why, last.name) == (step.why, step.name)


def days_used(due: Due, today: date) -> tuple[int, int]:
    """Return how many counted days are used by the end of `today`, and how many there are.

    Hours and what is done on the spot are not counted in days: there are none. Of months every
    day counts.
    """
    first, end = due.steps[0], due.steps[-1]
    if any(step.why is Why.MONTH for step in due.steps):
        return (min(today, end.day) - first.day).days, (end.day - first.day).days
    numbers = [0, *(step.number for step in due.steps if step.counted and step.day <= today)]
    return numbers[-1], max(step.number for step in due.steps)


def days_left(due: date, today: date, days: WorkingDays) -> int:
    """Return how many working days are left after today; 0 is today, below 0 is late."""
    if due >= today:
        return sum(days.is_working(today + ONE_DAY * n) for n in range(1, (due - today).days + 1))
    late = sum(days.is_working(due + ONE_DAY * n) for n in range(1, (today - due).days + 1))
    return -max(1, late)
