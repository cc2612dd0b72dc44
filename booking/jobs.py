"""What the worker does for booking."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import structlog

from booking.usecases.open_day import open_day
from booking.usecases.purge import purge
from booking.usecases.settle import SETTLE, settle_appointment
from booking.values import OpenDay
from kernel.clock import office_day
from kernel.db import transaction
from organisation.queries import centre_by_id, forget_places, list_centres
from organisation.values import HALL_CHANGED, CentreCard

DAYS_OPEN = 30
log = structlog.get_logger(__name__)


def settle(payload: Mapping[str, Any], now: datetime) -> None:
    """Settle one appointment in the night after its day."""
    with transaction() as session:
        settle_appointment(session, int(payload["appointment"]), now=now)


def follow_hall(payload: Mapping[str, Any], now: datetime) -> None:
    """Bring the times of one hall to the hours, windows and days that staff have just changed."""
    forget_places()
    _keep_hall_open(centre_by_id(int(payload["centre"])), now)


def keep_open(now: datetime) -> None:
    """Keep the next days open in every hall, as hours, windows and calendars are now."""
    forget_places()
    for centre in list_centres():
        _keep_hall_open(centre, now)


def _keep_hall_open(centre: CentreCard, now: datetime) -> None:
    for ahead in range(DAYS_OPEN + 1):
        day = office_day(now) + timedelta(days=ahead)
        with transaction() as session:
            recut = open_day(session, OpenDay(centre=centre, day=day), now=now)
        for starts in recut.displaced:
            log.warning("visits displaced", hall=centre.slug, starts=starts.isoformat())


def forget(now: datetime) -> None:
    """Delete old slots, and names and phones of old appointments."""
    with transaction() as session:
        purge(session, office_day(now), now=now)


HANDLERS: Mapping[str, Callable[[Mapping[str, Any], datetime], None]] = {
    SETTLE: settle,
    HALL_CHANGED: follow_hall,
}
NIGHTLY: tuple[Callable[[datetime], None], ...] = (keep_open, forget)
