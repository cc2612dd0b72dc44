import itertools
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from booking.rules.cutting import cut
from booking.rules.recutting import changes
from booking.values import PlannedSlot, Staffed, StoredSlot

NINE = datetime(2026, 11, 24, 1, tzinfo=UTC)


def plan(
    windows: int = 5, *, minutes: int = 30, hours: int = 3, later: int = 0
) -> tuple[PlannedSlot, ...]:
    opens = NINE + timedelta(minutes=later)
    staffed = Staffed(opens=opens, closes=opens + timedelta(hours=hours), windows=windows)
    return cut([staffed], timedelta(minutes=minutes))


def stored(plans: tuple[PlannedSlot, ...], taken: dict[int, int]) -> list[StoredSlot]:
    return [
        StoredSlot(number, 1, slot, taken.get(number, 0), taken.get(number, 0))
        for number, slot in enumerate(plans)
    ]


def test_the_same_plan_changes_nothing() -> None:
    found = changes(stored(plan(), {0: 2}), plan())

    assert (found.added, found.changed, found.removed, found.displaced) == ((), (), (), ())


def test_a_held_slot_outside_the_new_hours_stays_and_is_reported() -> None:
    before = stored(plan(), {0: 1})

    found = changes(before, plan(later=60))

    assert found.displaced == (before[0],)
    assert before[0] not in found.removed
    assert dict(found.changed)[before[0]].capacity == 0


def test_fewer_windows_than_holders_are_reported() -> None:
    before = stored(plan(5), {0: 3, 1: 1})

    found = changes(before, plan(2))

    assert found.displaced == (before[0],)
    assert {new.capacity for _, new in found.changed} == {2}


def test_a_new_slot_length_leaves_held_slots_their_shape() -> None:
    before = stored(plan(), {1: 1})

    found = changes(before, plan(minutes=20))

    assert found.displaced == ()
    assert before[1] not in found.removed
    assert all(
        new.ends <= before[1].plan.starts or before[1].plan.ends <= new.starts
        for new in found.added
    )


@given(
    st.dictionaries(st.integers(0, 5), st.integers(1, 3)),
    st.integers(0, 6),
    st.sampled_from([10, 20, 30, 40, 60]),
    st.integers(-2, 5),
)
def test_after_recutting_slots_never_overlap_and_no_holder_is_lost(
    taken: dict[int, int], windows: int, minutes: int, later: int
) -> None:
    before = stored(plan(), taken)

    found = changes(before, plan(windows, minutes=minutes, later=later * 15))

    new = dict(found.changed)
    kept = [new.get(s, s.plan) for s in before if s not in found.removed]
    after = sorted([*kept, *found.added])
    assert all(a.ends <= b.starts for a, b in itertools.pairwise(after))
    assert not [slot for slot in found.removed if slot.taken]
    for slot in before:
        if slot.taken > new.get(slot, slot.plan).capacity:
            assert slot in found.displaced
