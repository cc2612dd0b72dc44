"""The legal clock on the real calendars."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.values.limits import LimitUnit, TimeLimit
from intake.rules.clock import days_left, days_used, due_on, has_limit, spans
from intake.values.clock import ClockStep, Pause, Why, as_json, from_json
from organisation.values import Certainty
from tests.intake.calendars import national, xinjiang


def working(number: int) -> TimeLimit:
    return TimeLimit(number=number, unit=LimitUnit.WORKING_DAY)


def natural(number: int) -> TimeLimit:
    return TimeLimit(number=number, unit=LimitUnit.NATURAL_DAY)


def hours(number: int) -> TimeLimit:
    return TimeLimit(number=number, unit=LimitUnit.HOUR)


def months(number: int) -> TimeLimit:
    return TimeLimit(number=number, unit=LimitUnit.MONTH)


@pytest.mark.parametrize(
    ("start", "number", "nationally", "in_xinjiang"),
    [
        ("2026-02-12", 5, "2026-02-26", "2026-02-26"),
        ("2026-09-24", 20, "2026-10-29", "2026-10-29"),
        ("2026-09-18", 1, "2026-09-20", "2026-09-20"),
        ("2025-12-31", 5, "2026-01-08", "2026-01-08"),
        ("2026-05-20", 5, "2026-05-27", "2026-06-01"),
        ("2026-04-28", 20, "2026-05-28", "2026-06-02"),
        ("2026-03-18", 3, "2026-03-23", "2026-03-24"),
    ],
)
def test_working_days_keep_to_the_calendar_of_the_place(
    start: str, number: int, nationally: str, in_xinjiang: str
) -> None:
    first = date.fromisoformat(start)

    assert due_on(first, working(number), national()).day.isoformat() == nationally
    assert due_on(first, working(number), xinjiang()).day.isoformat() == in_xinjiang


@pytest.mark.parametrize(
    ("start", "number", "due"),
    [
        ("2026-11-02", 15, "2026-11-17"),  # ends on a Tuesday
        ("2026-11-06", 15, "2026-11-23"),  # would end on Saturday 21
        ("2026-09-21", 15, "2026-10-08"),  # would end within the National Day days off
        ("2026-01-01", 3, "2026-01-04"),  # ends on a Sunday that is worked
    ],
)
def test_natural_days_that_end_on_a_day_off_end_on_the_next_working_day(
    start: str, number: int, due: str
) -> None:
    assert due_on(date.fromisoformat(start), natural(number), national()).day.isoformat() == due


@pytest.mark.parametrize(
    ("start", "number", "due"),
    [
        ("2026-04-08", 1, "2026-05-08"),
        ("2026-01-30", 1, "2026-02-28"),  # a make-up Saturday, worked
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-06-30", 3, "2026-09-30"),
        ("2026-07-15", 1, "2026-08-17"),  # would end on Saturday 15
        ("2025-12-12", 12, "2026-12-14"),  # would end on Saturday 12
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(
    start: str, number: int, due: str
) -> None:
    assert due_on(date.fromisoformat(start), months(number), national()).day.isoformat() == due


@pytest.mark.parametrize(
    ("number", "accepted", "due", "ends"),
    [
        (2, "2026-11-20 11:00", "2026-11-20", "13:00"),
        (24, "2026-11-19 11:00", "2026-11-20", "11:00"),
        (72, "2026-11-20 11:00", "2026-11-23", "11:00"),  # over a weekend, which counts
        (24, "2026-11-20 11:00", "2026-11-23", None),  # would end on Saturday 21
        (24, "2026-11-20 00:00", "2026-11-20", None),  # ends with the day
        (48, "2026-09-30 16:00", "2026-10-08", None),  # would end within the National Day days off
    ],
)
def test_hours_run_without_a_break_and_do_not_end_on_a_day_off(
    number: int, accepted: str, due: str, ends: str | None
) -> None:
    start = datetime.fromisoformat(accepted)

    found = due_on(start.date(), hours(number), national(), at=start.time())

    assert found.day.isoformat() == due
    assert found.at == (time.fromisoformat(ends) if ends else None)


def test_days_of_a_special_procedure_put_the_end_of_hours_off() -> None:
    pause = Pause(date(2026, 11, 17), date(2026, 11, 19))  # [17 November, 19 November)

    found = due_on(date(2026, 11, 16), hours(24), national(), [pause], time(11))

    assert (found.day, found.at) == (date(2026, 11, 19), time(11))
    assert [step.counted for step in found.steps] == [True, False, False, True]


def test_the_day_of_acceptance_is_part_of_a_limit_in_hours() -> None:
    found = due_on(date(2026, 11, 19), hours(24), national(), at=time(11))

    assert [(step.day.day, step.counted) for step in found.steps] == [(19, True), (20, True)]


def test_on_the_spot_is_due_today_even_on_a_day_off() -> None:
    due = due_on(date(2026, 11, 22), TimeLimit(number=0, unit=LimitUnit.ON_THE_SPOT), national())

    assert due.day == date(2026, 11, 22)
    assert [step.why for step in due.steps] == [Why.ON_THE_SPOT]


def test_each_day_says_why_it_counts_or_not() -> None:
    due = due_on(date(2026, 2, 12), working(5), national())

    assert due.steps[:4] == (
        ClockStep(date(2026, 2, 12), False, 0, Why.START),
        ClockStep(date(2026, 2, 13), True, 1, Why.WORKING_DAY),
        ClockStep(date(2026, 2, 14), True, 2, Why.MAKE_UP, "Spring Festival"),
        ClockStep(date(2026, 2, 15), False, 2, Why.FEAST, "Spring Festival"),
    )
    assert due.steps[-1] == ClockStep(date(2026, 2, 26), True, 5, Why.WORKING_DAY)


def test_days_in_a_row_are_told_as_one() -> None:
    due = due_on(date(2026, 11, 23), working(6), national())

    told = [(span.first.day, span.last.day, span.number, span.why) for span in spans(due.steps)]

    assert told == [
        (23, 23, 0, Why.START),
        (24, 27, 4, Why.WORKING_DAY),
        (28, 29, 4, Why.WEEKEND),
        (30, 1, 6, Why.WORKING_DAY),
    ]


def test_a_special_procedure_does_not_count() -> None:
    pause = Pause(date(2026, 11, 25), date(2026, 12, 2))  # [25 November, 2 December)

    assert due_on(date(2026, 11, 23), working(5), national(), [pause]).day == date(2026, 12, 7)
    assert due_on(date(2026, 11, 23), natural(5), national(), [pause]).day == date(2026, 12, 7)
    assert due_on(date(2026, 11, 23), months(1), national(), [pause]).day == date(2026, 12, 30)


def test_beyond_the_announced_calendar_a_date_is_an_estimate() -> None:
    announced = due_on(date(2026, 12, 1), working(5), national())
    beyond = due_on(date(2026, 12, 28), working(5), national())

    assert announced.certainty is Certainty.OFFICIAL
    assert beyond.certainty is Certainty.ESTIMATED
    assert beyond.is_estimated


def test_a_natural_day_limit_is_as_sure_as_the_day_it_ends_on() -> None:
    assert not due_on(date(2026, 12, 1), natural(30), national()).is_estimated
    assert due_on(date(2026, 12, 28), natural(15), national()).is_estimated


def test_a_secondary_source_is_told_from_an_official_one() -> None:
    assert due_on(date(2026, 5, 20), working(5), xinjiang()).certainty is Certainty.SECONDARY


def test_a_blank_or_zero_limit_sets_none() -> None:
    assert not has_limit(None)
    assert not has_limit(working(0))
    assert has_limit(working(1))
    assert has_limit(TimeLimit(number=0, unit=LimitUnit.ON_THE_SPOT))


def test_a_due_date_is_kept_as_it_was_computed() -> None:
    due = due_on(date(2026, 2, 12), working(5), xinjiang())

    assert from_json(as_json(due)) == due


def test_the_end_of_hours_is_kept_as_it_was_computed() -> None:
    due = due_on(date(2026, 11, 19), hours(24), national(), at=time(11, 5))

    assert from_json(as_json(due)) == due


def test_days_used_and_left_are_counted_as_the_limit_counts_them() -> None:
    due = due_on(date(2026, 11, 23), working(5), national())  # Monday 30

    assert days_used(due, date(2026, 11, 23)) == (0, 5)
    assert days_used(due, date(2026, 11, 29)) == (4, 5)
    assert days_used(due, date(2026, 12, 9)) == (5, 5)
    assert days_left(due.day, date(2026, 11, 27), national()) == 1
    assert days_left(due.day, date(2026, 11, 30), national()) == 0
    assert days_left(due.day, date(2026, 12, 2), national()) == -2
    assert days_left(date(2026, 11, 27), date(2026, 11, 28), national()) == -1


def test_months_are_used_up_day_by_day_and_hours_are_not_counted_in_days() -> None:
    month = due_on(date(2026, 11, 2), months(1), national())  # Wednesday 2 December

    assert days_used(month, date(2026, 11, 12)) == (10, 30)
    assert days_used(month, date(2026, 12, 9)) == (30, 30)
    assert days_used(due_on(date(2026, 11, 2), hours(24), national()), date(2026, 11, 3)) == (0, 0)


starts = st.dates(date(2020, 1, 1), date(2028, 12, 31))
numbers = st.integers(1, 60)


@given(starts, numbers)
def test_working_days_are_never_earlier_than_natural_days(start: date, number: int) -> None:
    assert (
        due_on(start, working(number), national()).day
        >= due_on(start, natural(number), national()).day
    )


@given(starts, numbers, st.sampled_from([working, natural]))
def test_a_later_start_or_a_longer_limit_is_never_due_earlier(start: date, number, of) -> None:  # type: ignore[no-untyped-def]
    due = due_on(start, of(number), xinjiang()).day

    assert due <= due_on(start + timedelta(days=1), of(number), xinjiang()).day
    assert due <= due_on(start, of(number + 1), xinjiang()).day


@given(starts, numbers, st.sampled_from([working, natural, months, hours]))
def test_the_steps_lead_to_the_due_day_in_order(start: date, number, of) -> None:  # type: ignore[no-untyped-def]
    due = due_on(start, of(number % 24 + 1), xinjiang())
    days = [step.day for step in due.steps]

    assert days == sorted(set(days))
    assert (days[0], days[-1]) == (start, due.day)
    assert xinjiang().is_working(due.day)


@given(starts, numbers)
def test_the_festivals_of_a_region_never_bring_a_date_forward(start: date, number: int) -> None:
    assert (
        due_on(start, working(number), xinjiang()).day
        >= due_on(start, working(number), national()).day
    )
