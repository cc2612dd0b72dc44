"""Windows of a hall: numbers, names, open or closed."""

from datetime import datetime

from sqlalchemy.orm import Session

from groundwork.audit import Subject, record
from kernel.access import Action, Actor
from kernel.refusals import NotFound
from organisation.queries import At, require_at
from organisation.refusals import NumberTaken
from organisation.tables import CounterWindow
from organisation.usecases.hall_changed import hall_changed
from organisation.usecases.keys import taken_as
from organisation.usecases.pools import held_pool
from organisation.values import WindowWish


def add_window(
    session: Session, centre_id: int, wish: WindowWish, *, actor: Actor, now: datetime
) -> int:
    """Add an open window to a pool of the hall; return its id. Raises NotFound, NumberTaken."""
    _check_pool(session, centre_id, wish, actor)
    window = CounterWindow(
        centre_id=centre_id, pool_id=wish.pool_id, number=wish.number, name=wish.name
    )
    with taken_as(session, NumberTaken(number=wish.number)):
        session.add(window)
    hall_changed(session, centre_id, now=now)
    subject = Subject("window", window.id)
    record(session, actor, "window.add", subject, now=now, pool=wish.pool_id)
    return window.id


def change_window(
    session: Session, window_id: int, wish: WindowWish, *, actor: Actor, now: datetime
) -> None:
    """Give a window another number, name or pool. Raises NotFound, NumberTaken."""
    window = _held(session, window_id, actor)
    _check_pool(session, window.centre_id, wish, actor)
    before = window.pool_id
    with taken_as(session, NumberTaken(number=wish.number)):
        window.number, window.name, window.pool_id = wish.number, wish.name, wish.pool_id
    hall_changed(session, window.centre_id, now=now)
    subject = Subject("window", window_id)
    record(session, actor, "window.change", subject, now=now, before=before, after=wish.pool_id)


def turn_window(
    session: Session, window_id: int, is_open: bool, *, actor: Actor, now: datetime
) -> None:
    """Open or close a window; what is booked in its pool stays booked. Raises NotFound."""
    window = _held(session, window_id, actor)
    window.open = is_open
    hall_changed(session, window.centre_id, now=now)
    record(session, actor, "window.turn", Subject("window", window_id), now=now, open=is_open)


def _check_pool(session: Session, centre_id: int, wish: WindowWish, actor: Actor) -> None:
    if held_pool(session, wish.pool_id, actor).centre_id != centre_id:
        raise NotFound


def _held(session: Session, window_id: int, actor: Actor) -> CounterWindow:
    window = session.get(CounterWindow, window_id)
    if window is None:
        raise NotFound
    require_at(session, actor, Action.MANAGE_HALL, At(centre_id=window.centre_id))
    return window
