from itertools import product

import pytest

from booking.refusals import AppointmentOver
from booking.rules.timing import MOVES, after
from booking.values import AppointmentState, AppointmentStep


def test_every_state_can_be_reached() -> None:
    reached = {AppointmentState.BOOKED}
    while more := {to for (state, _), to in MOVES.items() if state in reached} - reached:
        reached |= more

    assert reached == set(AppointmentState)


def test_what_is_over_stays_over() -> None:
    over = (AppointmentState.CANCELLED, AppointmentState.FULFILLED, AppointmentState.NO_SHOW)
    for state, step in product(over, AppointmentStep):
        with pytest.raises(AppointmentOver):
            after(state, step)
