"""Reading the index: what a page asks, answered from local disk."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from catalogue.search import schema as fields
from catalogue.search.facets import usable
from catalogue.search.matching import Attempt
from catalogue.search.meaning.blending import blended
from catalogue.search.nearest import nearest_words
from catalogue.search.opening import Hits, Opened, Opener
from catalogue.search.questions import MOST_LETTERS, Question, understand
from catalogue.search.values import SearchPage, SearchRequest
from kernel.texts import pick

_MOST_PER_PAGE = 200
_RELAXED = 0.3  # words that are only partly there say that much less than meaning


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
        found = _found(opened, question, request)
        left = opened.shelf.narrow(found.ids, usable(request.filters))
        helps = found.relaxed or not found.ids
        return SearchPage(
            total=len(left.ids),
            ids=_page(left.ids, request),
            facets=left.counts,
            searched=found.words,
            nearest=nearest_words(opened, question) if helps else (),
            relaxed=found.relaxed,
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
    """What a question found, whatever the filters; `words`, `relaxed`: see Attempt."""

    ids: Sequence[int]
    words: tuple[str, ...] = ()
    relaxed: bool = False


def _found(opened: Opened, question: Question, request: SearchRequest) -> _Found:
    """Return what the words find, and what is meant by them, in one order."""
    if not question.pieces:
        return _Found(opened.shelf.in_order)
    attempt, hits = _best(opened, question, request.lang)
    meant = opened.meaning.of(request.q[:MOST_LETTERS], request.lang) if opened.meaning else None
    ids = hits.ids
    if meant:
        trust = _RELAXED if attempt.relaxed else 1.0
        ids = blended(hits, meant, trust / len(question.pieces), opened.shelf)
    return _Found(ids, attempt.words, attempt.relaxed)


def _best(opened: Opened, question: Question, lang: str) -> tuple[Attempt, Hits]:
    """Return the first attempt that finds anything; if none does, the first."""
    attempts = opened.matcher.attempts(question, lang)
    first = next(attempts)
    hits = opened.find(first.query)
    if hits.ids:
        return first, hits
    others = ((attempt, opened.find(attempt.query)) for attempt in attempts)
    return next(((attempt, found) for attempt, found in others if found.ids), (first, hits))


def _page(ids: Sequence[int], request: SearchRequest) -> tuple[int, ...]:
    size = min(max(request.size, 1), _MOST_PER_PAGE)
    start = (max(request.page, 1) - 1) * size
    return tuple(ids[start : start + size])
