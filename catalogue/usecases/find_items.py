"""Find published items: the search engine names them, the database shows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from flask import current_app
from sqlalchemy.orm import Session

from catalogue.queries.listing import some_published
from catalogue.queries.published import cards
from catalogue.search.refusals import IndexNotReady
from catalogue.search.searcher import Searcher
from catalogue.search.values import SearchPage, SearchRequest
from catalogue.usecases.search_health import search_directory
from catalogue.values.published import ItemCard

_EXTENSION = "onewindow-searcher"
_making = Lock()


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found. `degraded`: while the search engine is being prepared."""

    page: SearchPage
    cards: list[ItemCard]
    degraded: bool = False


def searcher() -> Searcher:
    """Return this application's searcher."""
    with _making:
        found = current_app.extensions.setdefault(_EXTENSION, None) or Searcher(search_directory())
        current_app.extensions[_EXTENSION] = found
    return found


def find_items(session: Session, request: SearchRequest) -> Found:
    """Return what a reader asked for; one query.

    While the index is being prepared the plain list still opens, in no particular order.
    Raises IndexNotReady for anything that needs the search engine.
    """
    try:
        page = searcher().search(request)
    except IndexNotReady:
        if request.q or any(request.filters.values()):
            raise
        total, ids = some_published(session, page=request.page, size=request.size)
        page = SearchPage(total=total, ids=tuple(ids), facets={})
        return Found(page, cards(session, ids), degraded=True)
    return Found(page, cards(session, page.ids))


def counted(lang: str) -> Mapping[str, Mapping[str, int]]:
    """Return how many hits the whole list has of each value of each facet; no query.

    Nothing while the index is being prepared.
    """
    try:
        return searcher().search(SearchRequest(size=1, lang=lang, grouped=True)).facets
    except IndexNotReady:
        return {}
