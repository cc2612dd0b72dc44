"""Which slots a booking takes: as they were a second ago where that will do, else as they are."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from booking.queries import forget_slots, remembered_slots
from booking.refusals import JustTaken
from booking.usecases.places import Stay, shift, starting, stays_at, with_room
from booking.values import FreeQuery


def options_at(session: Session, starts: datetime, query: FreeQuery) -> Sequence[Stay]:
    """Return the stays to try, the emptiest pool first. Raises NotOffered or JustTaken.

    What was seen a second ago may be tried: who takes a place says again what it is. Nobody is
    refused for what was seen a second ago.
    """
    seen = starting(remembered_slots(session, query), starts, query)
    return with_room(seen, query.door) or _options_now(session, starts, query)


def take_first(
    session: Session, options: Sequence[Stay], starts: datetime, query: FreeQuery
) -> Stay:
    """Take the places of the first option that still has them. Raises NotOffered or JustTaken."""
    taken = _take(session, options, query)
    if taken is None:
        forget_slots(query)
        taken = _take(session, _options_now(session, starts, query), query)
    if taken is None:
        raise JustTaken(starts=starts)
    return taken


def _options_now(session: Session, starts: datetime, query: FreeQuery) -> Sequence[Stay]:
    options = stays_at(session, starts, query)
    if not options:
        raise JustTaken(starts=starts)
    return options


def _take(session: Session, options: Sequence[Stay], query: FreeQuery) -> Stay | None:
    return next((stay for stay in options if shift(session, query.door, take=stay)), None)
