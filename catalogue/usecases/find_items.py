"""Find published items: the search engine names them, the database shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from flask import current_app
from sqlalchemy.orm import Session

from catalogue.queries.listing import some_published
from catalogue.queries.offers import nearest, offers_among
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


def find_items(session: Session, request: SearchRequest, near: Sequence[int] = ()) -> Found:
    """Return what a reader asked for; one query, with a place two.

    `near`: the ids of the regions that the reader lives in, from the root down. Of the items of
    one hit the nearest is shown.

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
    return Found(page, cards(session, _nearest(session, page, near)))


def counted(lang: str) -> Mapping[str, Mapping[str, int]]:
    """Return how many hits the whole list has of each value of each facet; no query.

    Nothing while the index is being prepared.
    """
    try:
        return searcher().search(SearchRequest(size=1, lang=lang, grouped=True)).facets
    except IndexNotReady:
        return {}


def _nearest(session: Session, page: SearchPage, near: Sequence[int]) -> list[int]:
    """Return for each hit the item that serves the reader's place, if the filters left it there."""
    if not near or not page.ids:
        return list(page.ids)
    offers = offers_among(session, page.ids, near)
    shown = []
    for first, behind in zip(page.ids, page.behind, strict=True):
        there = set(behind)
        best = nearest((one for one in offers[first] if one.item_id in there), near)
        shown.append(best.item_id if best else first)
    return shown
