"""Reading the index: what a page asks, answered from local disk."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from catalogue.search.answering import answered
from catalogue.search.correcting import corrected
from catalogue.search.facets import fits, narrow
from catalogue.search.listing import Ranks, listed
from catalogue.search.near import handed_at, nearest_items
from catalogue.search.nearest import nearest_words
from catalogue.search.opening import Opened, Opener
from catalogue.search.questions import Question, understand
from catalogue.search.shelf import Places
from catalogue.search.suggesting import suggestions
from catalogue.search.values import SearchPage, SearchRequest

_LEAST_CODE = 4


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
        instead, better = _corrected(opened, question, request, found)
        near = _near(opened, question, found, instead)
        if request.as_typed:
            instead = ""
        else:
            found = better
        left = narrow(opened.shelf, found.places, request)
        page = listed(opened.shelf, left.places, found.ranks, request)
        return SearchPage(
            total=page.total,
            ids=nearest_items(opened.shelf, page.behind, request.chain),
            facets=left.counts,
            searched=found.words,
            nearest=near,
            relaxed=found.relaxed or bool(instead),
            meant=found.meant,
            instead=instead,
            behind=page.behind,
            handed=handed_at(opened.shelf, page.behind, left.near),
        )

    def suggest(self, prefix: str, lang: str, size: int = 8) -> tuple[str, ...]:
        """Return what to offer to who has typed so far, in `lang`. Raises: IndexNotReady."""
        return suggestions(self._opener.current(), prefix, lang, size)


@dataclass(frozen=True, slots=True)
class _Found:
    """What a question found, whatever the filters; `words`, `relaxed`: see Attempt.

    `meant`: no item has the words, these are near in meaning. `ranks`: of all items of the
    shelf; those that were not found have any.
    """

    places: Places
    ranks: Ranks
    words: tuple[str, ...] = ()
    relaxed: bool = False
    meant: bool = False

    @property
    def is_sure(self) -> bool:
        """Does any item have all the words?"""
        return bool(len(self.places)) and not self.relaxed and not self.meant


def _found(opened: Opened, question: Question, request: SearchRequest) -> _Found:
    shelf = opened.shelf
    if not question.pieces:
        return _Found(shelf.everything, np.zeros(len(shelf.everything), np.int64))
    words, departments = opened.parted(question)
    if departments and words.pieces:
        found = _ranked(opened, words, request)
        places = found.places[fits(shelf, "department", departments)[found.places]]
        if len(places):
            return replace(found, places=places)
    found = _ranked(opened, question, request)
    if departments and not words.pieces:
        return _first(found, np.flatnonzero(fits(shelf, "department", departments)))
    return _first(found, _coded(opened, question))


def _corrected(
    opened: Opened, question: Question, request: SearchRequest, found: _Found
) -> tuple[str, _Found]:
    """Return what was searched instead and what that found, if all its words are there."""
    if found.is_sure:
        return "", found
    q = corrected(opened, question, request.q, request.lang)
    if q == request.q:
        return "", found
    better = _found(opened, understand(q), replace(request, q=q))
    return (q, better) if better.is_sure else ("", found)


def _near(opened: Opened, question: Question, found: _Found, instead: str) -> tuple[str, ...]:
    """Return words that would find something, where these hardly did: those put right, if any."""
    if found.is_sure:
        return ()
    return (instead,) if instead else nearest_words(opened, question)


def _ranked(opened: Opened, question: Question, request: SearchRequest) -> _Found:
    answer = answered(opened, question, request)
    behind = len(opened.shelf.columns.keys) + 1
    rank = np.full(behind, behind)
    rank[answer.texts] = np.arange(1, len(answer.texts) + 1)
    ranks = rank[opened.shelf.columns.texts]
    places = np.flatnonzero(ranks < behind)
    return _Found(places, ranks, answer.words, answer.relaxed, answer.meant)


def _first(found: _Found, places: Places) -> _Found:
    """Return what was found, with some items in front; all words of the question are in those."""
    if not len(places):
        return found
    found.ranks[places] = 0
    more = found.places if found.is_sure else np.empty(0, np.int64)
    return replace(found, places=np.union1d(places, more), relaxed=False, meant=False)


def _coded(opened: Opened, question: Question) -> Places:
    """Return the items with a code that begins as typed."""
    if len(question.key) < _LEAST_CODE or not any(c.isdigit() for c in question.key):
        return np.empty(0, np.int64)
    return opened.shelf.with_code(question.key)
