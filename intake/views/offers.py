"""Which services a walk-in may mean."""

from flask import g

from catalogue.queries import cards, find_published
from catalogue.search.refusals import IndexNotReady
from catalogue.search.values import SearchRequest
from catalogue.usecases.find_items import find_items
from catalogue.values.published import ItemCard
from kernel.db import db

MOST = 12


def services(text: str) -> tuple[ItemCard, ...]:
    """Return the service with this code, else those that a search finds, best first.

    While the index is being prepared only codes are found.
    """
    session = db.session()
    exact = find_published(session, text.strip())
    if exact:
        return tuple(cards(session, [exact.item_id]))
    try:
        return tuple(find_items(session, SearchRequest(q=text, lang=g.lang, size=MOST)).cards)
    except IndexNotReady:
        return ()
