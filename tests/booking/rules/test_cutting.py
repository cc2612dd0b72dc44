import itertools
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking.rules.cutting import cut, open_times, stretches
from booking.values import PlannedSlot, Staffed
from organisation.values import Certainty, DayMark, OpenHours

MIDNIGHT = datetime(2026, 11, 24, tzinfo=UTC)
MINUTES = st.integers(0, 24 * 60)
LENGTHS = st.sampled_from([5, 10, 15, 20, 30, 45, 60]).map(lambda n: timedelta(minutes=n))


def at(minutes: int) -> datetime:
    return MIDNIGHT + timedelta(minutes=minutes)


def part(opens: int, closes: int, windows: int) -> Staffed:
    return Staffed(opens=at(opens), closes=at(closes), windows=windows)


parts = st.lists(
    st.builds(
        lambda a, b, windows: part(min(a, b), max(a, b) + 1, windows),
        MINUTES,
        MINUTES,
        st.integers(0, 8),
    ),
    max_size=6,
)


@given(parts, LENGTHS)
def test_slots_never_overlap(given_parts: list[Staffed], length: timedelta) -> None:
    slots = cut(given_parts, length)

    assert all(a.ends <= b.starts for a, b in itertools.pairwise(slots))
    assert all(slot.ends - slot.starts == length for slot in slots)


@given(parts, LENGTHS)
def test_capacity_is_the_same_all_through_a_stretch(
    given_parts: list[Staffed], length: timedelta
) -> None:
    capacities: dict[datetime, set[int]] = {}
    for slot in cut(given_parts, length):
        capacities.setdefault(slot.stretch, set()).add(slot.capacity)

    assert all(len(found) == 1 for found in capacities.values())


@given(parts, LENGTHS)
def test_slots_lie_within_opening_hours(given_parts: list[Staffed], length: timedelta) -> None:
    for slot in cut(given_parts, length):
        minute = slot.starts
        while minute < slot.ends:
            open_windows = [p.windows for p in given_parts if p.opens <= minute < p.closes]
            assert max(open_windows, default=0) == slot.capacity
            minute += timedelta(minutes=1)


@given(parts, LENGTHS)
def test_the_counter_keeps_two_fifths_of_every_stretch(
    given_parts: list[Staffed], length: timedelta
) -> None:
    by_stretch: dict[datetime, list[PlannedSlot]] = {}
    for slot in cut(given_parts, length):
        by_stretch.setdefault(slot.stretch, []).append(slot)

    for slots in by_stretch.values():
        public = sum(slot.public_capacity for slot in slots)
        assert 5 * public <= 3 * sum(slot.capacity for slot in slots)
        if slots[0].capacity > 1:
            assert all(5 * slot.public_capacity <= 3 * slot.capacity for slot in slots)


def test_touching_times_of_the_same_staff_are_one_stretch() -> None:
    assert stretches([part(540, 600, 3), part(600, 720, 3)]) == (part(540, 720, 3),)


def test_a_stretch_ends_where_staff_changes() -> None:
    assert stretches([part(540, 720, 2), part(600, 660, 5)]) == (
        part(540, 600, 2),
        part(600, 660, 5),
        part(660, 720, 2),
    )


def test_what_is_shorter_than_a_slot_is_left_over() -> None:
    slots = cut([part(540, 615, 2)], timedelta(minutes=30))

    assert [slot.starts for slot in slots] == [at(540), at(570)]


@pytest.mark.parametrize(
    ("slots", "shares"),
    [
        (1, [0]),
        (2, [1, 0]),
        (5, [1, 1, 1, 0, 0]),
        (6, [1, 1, 1, 0, 0, 0]),
        (8, [1, 1, 1, 0, 0, 1, 0, 0]),
        (10, [1, 1, 1, 0, 0, 1, 1, 1, 0, 0]),
    ],
)
def test_a_single_window_is_shared_in_turn(slots: int, shares: list[int]) -> None:
    found = cut([part(0, 30 * slots, 1)], timedelta(minutes=30))

    assert [slot.public_capacity for slot in found] == shares


@pytest.mark.parametrize(("windows", "share"), [(2, 1), (3, 1), (4, 2), (5, 3), (10, 6)])
def test_the_public_share_is_rounded_down(windows: int, share: int) -> None:
    (slot,) = cut([part(0, 30, windows)], timedelta(minutes=30))

    assert slot.public_capacity == share


WEEK = tuple(OpenHours(weekday=day, opens=time(9 + day), closes=time(18)) for day in range(5))
WITH_SATURDAY = (*WEEK, OpenHours(weekday=5, opens=time(10), closes=time(12)))
SATURDAY, TUESDAY = date(2026, 11, 28), date(2026, 11, 24)


@pytest.mark.parametrize(
    ("hours", "day", "working", "name", "expected"),
    [
        (WEEK, TUESDAY, True, "", time(10)),
        (WEEK, TUESDAY, False, "Spring Festival", None),
        (WEEK, SATURDAY, False, "", None),
        (WEEK, SATURDAY, True, "National Day", time(9)),
        (WITH_SATURDAY, SATURDAY, False, "", time(10)),
        (WITH_SATURDAY, SATURDAY, False, "National Day", None),
    ],
    ids=[
        "weekday",
        "feast",
        "weekend",
        "make-up day like Monday",
        "own Saturday",
        "feast Saturday",
    ],
)
def test_open_times_follow_the_calendar(
    hours: tuple[OpenHours, ...], day: date, working: bool, name: str, expected: time | None
) -> None:
    times = open_times(hours, day, DayMark(working, name, Certainty.OFFICIAL))

    assert [opens for opens, _ in times] == ([expected] if expected else [])
