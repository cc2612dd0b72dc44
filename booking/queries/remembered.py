"""The plan of a visit, kept for a second: when times are given free, all want the same."""

from collections.abc import Sequence
from datetime import date
from time import monotonic
from typing import TypeAlias, cast

from flask import current_app
from sqlalchemy.orm import Session

from booking.queries.visits import plan_visit_at
from booking.values import VisitPlan

SECONDS = 1.0
MOST = 500
Key: TypeAlias = tuple[str, tuple[str, ...]]
Plans: TypeAlias = dict[Key, tuple[float, VisitPlan]]


def remembered_plan(
    session: Session, slug: str, codes: Sequence[str], *, on: date
) -> tuple[VisitPlan, bool]:
    """Return what a visit needs, as of this second, and whether it was kept from an earlier click.

    The catalogue is safe: an item that was published anew meanwhile is not booked (ItemChanged),
    and `forget_plan` then makes the next one ask. A pool that closes is seen a second later.
    Raises NotFound, NotAtCounter, TooManyItems or NoCounter.
    """
    key, plans = (slug, tuple(codes)), _plans()
    read_at, plan = plans.get(key, (0.0, None))
    if plan and monotonic() - read_at < SECONDS:
        return plan, True
    plan = plan_visit_at(session, slug, codes, on=on)
    if len(plans) >= MOST:
        plans.clear()
    plans[key] = (monotonic(), plan)
    return plan, False


def forget_plan(slug: str, codes: Sequence[str]) -> None:
    """Let the next one who asks for this visit ask the database."""
    _plans().pop((slug, tuple(codes)), None)


def _plans() -> Plans:
    return cast("Plans", current_app.extensions.setdefault("booking-plans", {}))
