"""Opening hours of all halls together, for lists that show many of them."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from organisation.queries.places import open_hours
from organisation.tables import OpeningHours
from organisation.values import OpenHours


def all_opening_hours(session: Session) -> Mapping[int, tuple[OpenHours, ...]]:
    """Return the opening hours of every centre by its id, in order; one query."""
    rows = session.scalars(
        select(OpeningHours).order_by(
            OpeningHours.season_from, OpeningHours.weekday, OpeningHours.opens
        )
    )
    found: dict[int, tuple[OpenHours, ...]] = {}
    for row in rows:
        found[row.centre_id] = (*found.get(row.centre_id, ()), open_hours(row))
    return found
