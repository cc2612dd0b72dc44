from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from booking.rules.stays import free_times, nearest, places, stays
from booking.values import BookedBy, FreeTime, PlannedSlot, StoredSlot

NINE = datetime(2026, 11, 24, 1, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)


def a_slot(number: int, *, taken: int = 0, capacity: int = 2, stretch: int = 0) -> StoredSlot:
    starts = NINE + number * HALF_HOUR
    plan = PlannedSlot(starts, starts + HALF_HOUR, NINE + stretch * HALF_HOUR, capacity, capacity)
    return StoredSlot(number, 1, plan, taken, taken)


def test_a_stay_does_not_cross_the_end_of_a_stretch() -> None:
    slots = [a_slot(0), a_slot(1), a_slot(2, stretch=2), a_slot(3, stretch=2)]

    assert [stay[0].id for stay in stays(slots, 2)] == [0, 2]


def test_a_stay_does_not_jump_over_a_gap() -> None:
    assert list(stays([a_slot(0), a_slot(2)], 2)) == []


def test_a_full_time_is_shown_with_no_places() -> None:
    times = free_times([a_slot(0, taken=2), a_slot(1)], 1, BookedBy.PUBLIC)

    assert [time.places for time in times] == [0, 2]


def test_the_nearest_times_are_given_in_order_of_time() -> None:
    times = [FreeTime(starts=NINE + n * HALF_HOUR, places=n % 2) for n in range(8)]

    assert [time.starts for time in nearest(times, NINE + 4 * HALF_HOUR)] == [
        NINE + n * HALF_HOUR for n in (1, 3, 5)
    ]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 4)), max_size=60), st.integers(1, 4))
def test_stays_taken_by_counts_always_fit_one_window_each(
    wanted: list[tuple[int, int]], windows: int
) -> None:
    """Counts suffice: whatever is booked, each stay can have one window from start to end."""
    taken: Counter[int] = Counter()
    booked: list[tuple[int, int]] = []
    for first, length in wanted:
        slots = [a_slot(n, taken=taken[n], capacity=windows) for n in range(10)]
        offered = [s for s in stays(slots, length) if s[0].id == first]
        if offered and places(offered[0], BookedBy.PUBLIC):
            taken.update(range(first, first + length))
            booked.append((first, length))

    free_from = [0] * windows
    for first, length in sorted(booked):
        free = [number for number, until in enumerate(free_from) if until <= first]
        assert free, "no window is free for a stay that was booked"
        window = free[0]
        free_from[window] = first + length
