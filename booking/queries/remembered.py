"""What many ask for in the same second is kept for that second.

When times are given free, all want the same: the plan of a visit, and the slots of a day.
"""

from collections.abc import Hashable, Sequence
from datetime import UTC, date, datetime
from time import monotonic
from typing import Any, TypeAlias, cast

from flask import current_app
from sqlalchemy.orm import Session

from booking.queries.times import slots_between
from booking.queries.visits import plan_visit_at
from booking.values import FreeQuery, StoredSlot, VisitPlan
from catalogue.rules.situations import parsed_visit

SECONDS = 1.0
MOST = 200
EARLIEST = datetime.min.replace(tzinfo=UTC)
Kept: TypeAlias = dict[Hashable, tuple[float, Any]]


def remembered_plan(
    session: Session, slug: str, codes: Sequence[str], told: Sequence[str] = (), *, on: date
) -> tuple[VisitPlan, bool]:
    """Return what a visit needs, as of this second, and whether it was kept from an earlier click.

    `told` are the situations, as addresses carry them.

    The catalogue is safe: an item that was published anew meanwhile is not booked (ItemChanged),
    and `forget_plan` then makes the next one ask. A pool that closes is seen a second later.
    Raises what plan_visit_at() raises.
    """
    key = (slug, tuple(codes), tuple(told))
    plan = _young(_plans(), key)
    if plan:
        return cast("VisitPlan", plan), True
    plan = plan_visit_at(session, slug, codes, parsed_visit(told), on=on)
    _keep(_plans(), key, plan)
    return plan, False


def forget_plan(slug: str, codes: Sequence[str], told: Sequence[str] = ()) -> None:
    """Let the next one who asks for this visit ask the database."""
    _plans().pop((slug, tuple(codes), tuple(told)), None)


def remembered_slots(session: Session, query: FreeQuery) -> Sequence[StoredSlot]:
    """Return the slots of a day, as of this second: enough to try one, never to refuse one."""
    slots = _young(_slots(), _day(query))
    if slots is None:
        slots = slots_between(session, query, starting=EARLIEST)
        _keep(_slots(), _day(query), slots)
    return cast("Sequence[StoredSlot]", slots)


def forget_slots(query: FreeQuery) -> None:
    """Let the next one who asks for this day ask the database."""
    _slots().pop(_day(query), None)


def _day(query: FreeQuery) -> Hashable:
    return query.centre_id, query.pool_ids, query.first, query.last


def _young(kept: Kept, key: Hashable) -> object:
    read_at, found = kept.get(key, (0.0, None))
    return found if monotonic() - read_at < SECONDS else None


def _keep(kept: Kept, key: Hashable, found: object) -> None:
    if len(kept) >= MOST:
        kept.clear()
    kept[key] = (monotonic(), found)


def _plans() -> Kept:
    return cast("Kept", current_app.extensions.setdefault("booking-plans", {}))


def _slots() -> Kept:
    return cast("Kept", current_app.extensions.setdefault("booking-slots", {}))
