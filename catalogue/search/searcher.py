"""Reading the index: what a page asks, answered from local disk."""

from dataclasses import dataclass
from pathlib import Path

from tantivy import Order, Query, SearchResult

from catalogue.search import schema as fields
from catalogue.search.facets import Filters, count, filtered, usable
from catalogue.search.matching import Attempt
from catalogue.search.nearest import nearest_words
from catalogue.search.opening import Opened, Opener
from catalogue.search.questions import Question, understand
from catalogue.search.values import SearchPage, SearchRequest
from kernel.texts import pick

_MOST_PER_PAGE = 200


class Searcher:
    """Searches one index directory; one per program, shared by its threads."""

    def __init__(self, directory: Path) -> None:
        self._opener = Opener(directory)

    def applied(self) -> int:
        """Return the number of the last change that is searched. Raises: IndexNotReady."""
        return self._opener.current().applied.seq

    def search(self, request: SearchRequest) -> SearchPage:
        """Return one page of what `request` asks for. Raises: IndexNotReady."""
        opened = self._opener.current()
        question = understand(request.q)
        filters = usable(request.filters)
        best = _best(opened, question, request, filters)
        helps = best.attempt.relaxed or not best.anywhere
        return SearchPage(
            total=best.total,
            ids=best.ids,
            facets=count(opened.snapshot, opened.index.schema, best.attempt.query, filters),
            searched=best.attempt.words,
            nearest=nearest_words(opened, question) if helps else (),
            relaxed=best.attempt.relaxed,
        )

    def suggest(self, prefix: str, lang: str, size: int = 8) -> tuple[str, ...]:
        """Return names that begin as typed, in the words of `lang`. Raises: IndexNotReady."""
        opened = self._opener.current()
        question = understand(prefix)
        if not question.pieces:
            return ()
        query = opened.matcher.beginning(question)
        hits = opened.snapshot.search(query, limit=size * 2, weight_by_field=fields.WEIGHT).hits
        names = opened.names(address for _, address in hits)
        shown = (pick(by_lang, lang).text or next(iter(by_lang.values()), "") for by_lang in names)
        return tuple(dict.fromkeys(name for name in shown if name))[:size]


@dataclass(frozen=True, slots=True)
class _Found:
    """What one attempt found. `anywhere`: whether anything would be there without the filters."""

    attempt: Attempt
    total: int
    ids: tuple[int, ...]
    anywhere: bool


def _best(opened: Opened, question: Question, request: SearchRequest, filters: Filters) -> _Found:
    """Return what the first attempt found that finds anything; if none does, the first."""
    attempts = opened.matcher.attempts(question, request.lang)
    first = _found(opened, next(attempts), request, filters)
    if first.anywhere:
        return first
    others = (_found(opened, attempt, request, filters) for attempt in attempts)
    return next((found for found in others if found.anywhere), first)


def _found(opened: Opened, attempt: Attempt, request: SearchRequest, filters: Filters) -> _Found:
    query = filtered(opened.index.schema, attempt.query, filters)
    size = min(max(request.size, 1), _MOST_PER_PAGE)
    start = (max(request.page, 1) - 1) * size
    if start >= opened.snapshot.num_docs:  # a page far out must not cost memory
        size, start = 1, opened.snapshot.num_docs
    result = _ranked(opened, attempt, query, size, start)
    ids = opened.ids([address for _, address in result.hits])
    total: int = result.count  # type: ignore[attr-defined]  # tantivy's stub forgets it
    anywhere = total > 0 or (bool(filters) and _is_there(opened, attempt.query))
    return _Found(attempt, total, ids, anywhere)


def _ranked(opened: Opened, attempt: Attempt, query: Query, size: int, start: int) -> SearchResult:
    if attempt.words:
        return opened.snapshot.search(query, size, offset=start, weight_by_field=fields.WEIGHT)
    return opened.snapshot.search(
        query, size, offset=start, order_by_field=fields.ORDER, order=Order.Asc
    )


def _is_there(opened: Opened, query: Query) -> bool:
    return bool(opened.snapshot.search(query, 1, count=False).hits)
