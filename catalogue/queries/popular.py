"""What people use most. How often is known by higher rooms, which register a source."""

from collections.abc import Callable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries.narrowing import IN_FORCE
from catalogue.queries.offers import nearest, offers_among
from catalogue.queries.published import cards
from catalogue.tables import ServiceItem
from catalogue.values.published import ItemCard

Source = Callable[[Session, int], Sequence[int]]

PLACES = 30  # items looked at for each service shown: many places offer the same
_sources: list[Source] = []


def register(source: Source) -> None:
    """Let `source(session, limit)` name the items used most, best first."""
    _sources[:] = [source]


def used_most(session: Session, limit: int) -> list[int]:
    """Return the ids of the items used most, best first."""
    return [item_id for source in _sources for item_id in source(session, limit)]


def most_used(session: Session, limit: int, near: Sequence[int] = ()) -> list[ItemCard]:
    """Return the cards of the services used most, each once; filled up with the first there are.

    `near`: the ids of the regions that the reader lives in, from the root down. Of what carries
    out the same the nearest is shown.
    """
    named = _once(session, used_most(session, limit * PLACES))
    if len(named) < limit:
        first = select(ServiceItem.id).where(IN_FORCE).order_by(ServiceItem.id)
        named = _once(session, [*named, *session.scalars(first.limit(limit * PLACES))])
    shown = named[:limit]
    offers = offers_among(session, shown, near) if near else {}
    there = ((one, nearest(offers.get(one, ()), near)) for one in shown)
    return cards(session, [best.item_id if best else one for one, best in there])


def _once(session: Session, item_ids: Sequence[int]) -> list[int]:
    """Return the first item of each service, in the order given."""
    query = select(ServiceItem.id, ServiceItem.standard_id, ServiceItem.name)
    rows = session.execute(query.where(ServiceItem.id.in_(item_ids)))
    service = {row.id: row.standard_id or row.name for row in rows}
    first: dict[int | str, int] = {}
    for item_id in item_ids:
        first.setdefault(service[item_id], item_id)
    return list(first.values())
