"""What people use most. How often is known by higher rooms, which register a source."""

from collections.abc import Callable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries.published import cards
from catalogue.tables import ServiceItem
from catalogue.values.published import ItemCard

Source = Callable[[Session, int], Sequence[int]]

_sources: list[Source] = []


def register(source: Source) -> None:
    """Let `source(session, limit)` name the items used most, best first."""
    _sources[:] = [source]


def used_most(session: Session, limit: int) -> list[int]:
    """Return the ids of the items used most, best first."""
    return [item_id for source in _sources for item_id in source(session, limit)]


def most_used(session: Session, limit: int) -> list[ItemCard]:
    """Return the cards of the items used most; filled up with the first items there are."""
    named = used_most(session, limit)
    if len(named) < limit:
        filling = session.scalars(
            select(ServiceItem.id)
            .where(ServiceItem.current_revision_id.is_not(None), ServiceItem.batch_id.is_(None))
            .order_by(ServiceItem.id)
            .limit(limit)
        )
        named += [item_id for item_id in filling if item_id not in named]
    return cards(session, named[:limit])
