"""When a booking may still be made, moved or cancelled."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from booking.refusals import AppointmentOver, SlotPast, TooSoon
from booking.values import AppointmentState, AppointmentStep, BookedBy

LEAD = timedelta(minutes=30)  # a citizen needs time to come, the counter to prepare
MOST_STANDING = 5  # appointments of one visiting person at a time
MOST_ITEMS = 10  # of one visit

MOVES: Mapping[tuple[AppointmentState, AppointmentStep], AppointmentState] = {
    (AppointmentState.BOOKED, AppointmentStep.MOVE): AppointmentState.BOOKED,
    (AppointmentState.BOOKED, AppointmentStep.CANCEL): AppointmentState.CANCELLED,
    (AppointmentState.BOOKED, AppointmentStep.ARRIVE): AppointmentState.ARRIVED,
    (AppointmentState.BOOKED, AppointmentStep.FULFIL): AppointmentState.FULFILLED,
    (AppointmentState.ARRIVED, AppointmentStep.FULFIL): AppointmentState.FULFILLED,
    (AppointmentState.BOOKED, AppointmentStep.MISS): AppointmentState.NO_SHOW,
}


def earliest_start(now: datetime, door: BookedBy) -> datetime:
    """Return the first moment that may be booked through `door`."""
    return now + LEAD if door is BookedBy.PUBLIC else now


def check_time(starts: datetime, *, now: datetime, door: BookedBy) -> None:
    """Refuse a time that has passed, or that is nearer than the lead. Staff need no lead."""
    if starts <= now:
        raise SlotPast
    if starts < earliest_start(now, door):
        raise TooSoon(minutes=LEAD // timedelta(minutes=1))


def after(state: AppointmentState, step: AppointmentStep) -> AppointmentState:
    """Return the state after `step`. Raises AppointmentOver where it cannot follow."""
    found = MOVES.get((state, step))
    if found is None:
        raise AppointmentOver
    return found


def check_changeable(state: AppointmentState, starts: datetime, *, now: datetime) -> None:
    """Refuse to move or cancel what is over or has begun."""
    after(state, AppointmentStep.CANCEL)
    if starts <= now:
        raise AppointmentOver
