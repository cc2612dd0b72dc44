"""Keeping an index open: again after a fork, and as soon as `applied` has moved."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray
from tantivy import DocAddress, Index, Query, Searcher

from catalogue.search import schema as fields
from catalogue.search.analysis import is_han, spaced
from catalogue.search.directory import Applied, Stamp, find_applied, stamp
from catalogue.search.matching import Matcher
from catalogue.search.meaning.meant import Meaning, open_meaning
from catalogue.search.questions import Question
from catalogue.search.refusals import IndexNotReady
from catalogue.search.shelf import Shelf

_LEAST_LETTERS = 4  # of a word that may be one of a department's name
_TRIES = 3  # a rebuild may remove the folder between reading its name and opening it


@dataclass(frozen=True, slots=True)
class Hits:
    """Texts by their rows on the shelf, and how much what a question found of each is worth."""

    texts: NDArray[np.int64]
    worths: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Opened:
    """An index as one process has it open; its snapshot never changes."""

    pid: int
    stamp: Stamp
    applied: Applied
    index: Index
    snapshot: Searcher
    shelf: Shelf
    meaning: Meaning | None = None

    @property
    def matcher(self) -> Matcher:
        """Queries for this index."""
        return Matcher(self.index.schema, self.knows)

    def knows(self, term: str) -> bool:
        """Is this term in the name of any item?"""
        return self.snapshot.doc_freq(fields.NAME, term) > 0

    def parted(self, question: Question) -> tuple[Question, frozenset[str]]:
        """Return the question without words that only departments have, and those departments."""
        named: set[str] = set()
        words = []
        for piece in question.pieces:
            han = is_han(piece.shown)
            likely = len(piece.letters) >= (2 if han else _LEAST_LETTERS)
            known = all(self.knows(term) for term in piece.terms)
            asked = piece.letters if han else spaced(piece.shown)  # from a word's beginning
            found = () if known or not likely else self.shelf.departments_like(asked)
            named.update(found)
            if not found:
                words.append(piece)
        return Question(question.key, tuple(words)), frozenset(named)

    def find(self, query: Query) -> Hits:
        """Return all texts that `query` finds and what each is worth, the best first."""
        most = max(self.snapshot.num_docs, 1)
        hits = self.snapshot.search(query, most, count=False, weight_by_field=fields.WEIGHT).hits
        keys = self.snapshot.fast_field_values(fields.TEXT, [address for _, address in hits])
        rows, known = self.shelf.text_rows(cast("list[int]", keys))
        worths = np.array([worth for worth, _ in hits], np.float32)
        return Hits(rows[known], worths[known])

    def names(self, addresses: Iterable[DocAddress]) -> list[dict[str, str]]:
        """Return the names at these addresses, by language."""
        return [json.loads(self.snapshot.doc(address)[fields.SHOWN][0]) for address in addresses]


class Opener:
    """Holds the open index. Needs no lock: opening it twice at once does no harm."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._opened: Opened | None = None

    def current(self) -> Opened:
        """Return the index as it is now: one stat when nothing moved. Raises: IndexNotReady."""
        opened = self._opened
        now = stamp(self.directory)
        if opened and opened.stamp == now and opened.pid == os.getpid():
            return opened
        for _ in range(_TRIES):
            fresh = self._open(opened)
            if fresh:
                self._opened = fresh
                return fresh
        raise IndexNotReady

    def _open(self, before: Opened | None) -> Opened | None:
        now = stamp(self.directory)
        applied = find_applied(self.directory)
        if now is None or applied is None:
            return None
        try:
            index = self._reloaded(before, applied) or self._anew(applied)
            shelf = Shelf.read(self.directory / applied.shelf)
        except (OSError, ValueError):  # the folder is gone, or is no index
            return None
        meaning = open_meaning(self.directory, applied.vectors, shelf.columns.subjects)
        return Opened(os.getpid(), now, applied, index, index.searcher(), shelf, meaning)

    def _reloaded(self, before: Opened | None, applied: Applied) -> Index | None:
        if not before or before.pid != os.getpid() or before.applied.folder != applied.folder:
            return None
        before.index.reload()
        return before.index

    def _anew(self, applied: Applied) -> Index:
        index = Index.open(str(self.directory / applied.folder))
        index.config_reader("manual")  # `applied` says when to reload; no watching thread
        index.reload()
        return index
