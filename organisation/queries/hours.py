"""Opening hours of halls: of one, or of all together for lists that show many of them."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from organisation.tables import OpeningHours
from organisation.values import OpenHours

IN_ORDER = select(OpeningHours).order_by(
    OpeningHours.season_from, OpeningHours.weekday, OpeningHours.opens
)


def opening_hours(session: Session, centre_id: int) -> tuple[OpenHours, ...]:
    """Return the opening hours of one centre, by season, weekday and time."""
    rows = session.scalars(IN_ORDER.where(OpeningHours.centre_id == centre_id))
    return tuple(map(_open_hours, rows))


def all_opening_hours(session: Session) -> Mapping[int, tuple[OpenHours, ...]]:
    """Return the opening hours of every centre by its id, in order; one query."""
    found: dict[int, tuple[OpenHours, ...]] = {}
    for row in session.scalars(IN_ORDER):
        found[row.centre_id] = (*found.get(row.centre_id, ()), _open_hours(row))
    return found


def _open_hours(row: OpeningHours) -> OpenHours:
    return OpenHours(
        id=row.id,
        weekday=row.weekday,
        opens=row.opens,
        closes=row.closes,
        season_from=_month_day(row.season_from),
        season_to=_month_day(row.season_to),
    )


def _month_day(text: str) -> tuple[int, int]:
    day = date.fromisoformat(f"2024-{text}")  # a leap year, so that 02-29 can be read
    return day.month, day.day
