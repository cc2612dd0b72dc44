"""Words near to those that found nothing: known to the index, and spelled as people spell them."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from tantivy import Query

from catalogue.search import schema as fields
from catalogue.search.analysis import folded_runs, is_han, run_terms, runs
from catalogue.search.folding import fold
from catalogue.search.opening import Opened
from catalogue.search.questions import Piece, Question
from catalogue.search.synonyms import Entry, chinese_words, synonyms

_MOST_WORDS = 6
_MOST_PER_PIECE = 4
_ALIKE = 0.65  # by difflib: two letters of three, in their order
_HALF = 0.5  # one character of two
_NAMES_READ = 20
_LEAST_LETTERS = 3


def nearest_words(opened: Opened, question: Question) -> tuple[str, ...]:
    """Return words that are like those asked for and that would find something."""
    typed = {fold(piece.shown) for piece in question.pieces}
    found = [
        word
        for piece in question.pieces
        if not all(opened.knows(term) for term in piece.terms)
        for word in (_near_han(opened, piece) if is_han(piece.shown) else _near(opened, piece))
    ]
    return tuple(word for word in dict.fromkeys(found) if fold(word) not in typed)[:_MOST_WORDS]


def _near_han(opened: Opened, piece: Piece) -> list[str]:
    asked = set(piece.shown)
    words = [word for word in chinese_words() if asked & set(word) and _would_find(opened, word)]
    alike = _ALIKE if len(piece.shown) > 2 else _HALF
    return get_close_matches(piece.shown, words, n=_MOST_PER_PIECE, cutoff=alike)


def _near(opened: Opened, piece: Piece) -> list[str]:
    if len(piece.letters) < _LEAST_LETTERS:
        return []
    spelled = {fold(word): word for word in _words_near(opened, piece)}
    for folded, entry in _spelled():
        if folded not in spelled and _finds(opened, entry):
            spelled[folded] = entry.everyday
    close = get_close_matches(piece.letters, spelled, n=_MOST_PER_PIECE, cutoff=_ALIKE)
    return [spelled[word] for word in close]


def _words_near(opened: Opened, piece: Piece) -> Iterable[str]:
    """Return the words of names that have a term within two letters of the piece."""
    query = Query.fuzzy_term_query(
        opened.index.schema, fields.NAME, piece.terms[0], distance=2, prefix=True
    )
    hits = opened.snapshot.search(query, limit=_NAMES_READ).hits
    for names in opened.names(address for _, address in hits):
        for name in names.values():
            yield from (word for word in runs(name) if not is_han(word))


def _would_find(opened: Opened, word: str) -> bool:
    entry = _entry_of(word)
    return _has(opened, (word,)) or (entry is not None and _finds(opened, entry))


def _finds(opened: Opened, entry: Entry) -> bool:
    return any(_has(opened, words) for words in entry.officials)


def _has(opened: Opened, words: tuple[str, ...]) -> bool:
    return all(opened.knows(term) for term in _terms_of(words))


@cache
def _spelled() -> list[tuple[str, Entry]]:
    """Return the entries of the table that are spelled with letters, folded."""
    entries = synonyms().entries.values()
    return [(fold(entry.everyday), entry) for entry in entries if not is_han(entry.everyday)]


@cache  # of the table's own words, never of typed ones
def _entry_of(word: str) -> Entry | None:
    return synonyms().find(folded_runs(word))


@cache  # of the table's own words, never of typed ones
def _terms_of(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(term for word in words for run in folded_runs(word) for term in run_terms(run))
