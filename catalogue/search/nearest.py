"""Words near to those that found nothing: known to the index, and spelled as people spell them."""

from collections.abc import Container, Iterable
from difflib import get_close_matches
from functools import cache
from itertools import islice

from tantivy import Query

from catalogue.search import schema as fields
from catalogue.search.analysis import folded_runs, is_han, run_terms, runs
from catalogue.search.folding import fold
from catalogue.search.opening import Opened
from catalogue.search.questions import Piece, Question
from catalogue.search.spelling import Spelling
from catalogue.search.synonyms import Entry, chinese_words, synonyms

_MOST_WORDS = 6
_MOST_PER_PIECE = 4
_ALIKE = 0.65  # by difflib: two letters of three, in their order
_HALF = 0.5  # one character of two
_NAMES_READ = 20
_LOOKED_AT = 12  # words that are alike, of which some find nothing
_LEAST_LETTERS = 3


def nearest_words(opened: Opened, question: Question) -> tuple[str, ...]:
    """Return words that are like those asked for and that would find something."""
    typed = {fold(piece.shown) for piece in question.pieces}
    found = [
        word
        for piece in question.pieces
        if not all(opened.knows(term) for term in piece.terms)
        for word in (_near_han(opened, piece) if is_han(piece.shown) else near_words(opened, piece))
    ]
    return tuple(word for word in dict.fromkeys(found) if fold(word) not in typed)[:_MOST_WORDS]


def _near_han(opened: Opened, piece: Piece) -> list[str]:
    words = {word for character in piece.shown for word in _by_character().get(character, ())}
    alike = _ALIKE if len(piece.shown) > 2 else _HALF
    close = get_close_matches(piece.shown, words, n=max(len(words), 1), cutoff=alike)
    return list(islice((word for word in close if would_find(opened, word)), _MOST_PER_PIECE))


@cache
def _by_character() -> dict[str, list[str]]:
    """Return the Chinese words of the table by each of their characters."""
    found: dict[str, list[str]] = {}
    for word in chinese_words():
        for character in word:
            found.setdefault(character, []).append(word)
    return found


def near_words(opened: Opened, piece: Piece) -> list[str]:
    """Return words of other letters than Chinese ones that are spelled much like the piece."""
    letters = piece.letters
    if len(letters) < _LEAST_LETTERS:
        return []
    named = {fold(word): word for word in _words_near(opened, piece)}
    said = _spelled()
    longer = len(letters) // 3 + 1
    likely = dict.fromkeys((*named, *_table().likely(letters)))
    alike = [word for word in likely if abs(len(word) - len(letters)) <= longer]
    close = get_close_matches(letters, alike, n=_LOOKED_AT, cutoff=_ALIKE)
    found = (
        named.get(word) or said[word].everyday for word in close if _is_there(opened, word, named)
    )
    return list(islice(found, _MOST_PER_PIECE))


def _words_near(opened: Opened, piece: Piece) -> Iterable[str]:
    """Return the words of names that have a term within two letters of the piece."""
    query = Query.fuzzy_term_query(
        opened.index.schema, fields.NAME, piece.terms[0], distance=2, prefix=True
    )
    hits = opened.snapshot.search(query, limit=_NAMES_READ).hits
    for names in opened.names(address for _, address in hits):
        for name in names.values():
            yield from (word for word in runs(name) if not is_han(word))


def would_find(opened: Opened, word: str) -> bool:
    """Would this word of the table find anything?"""
    entry = _entry_of(word)
    return _has(opened, (word,)) or (entry is not None and _finds(opened, entry))


def _finds(opened: Opened, entry: Entry) -> bool:
    return any(_has(opened, words) for words in entry.officials)


def _has(opened: Opened, words: tuple[str, ...]) -> bool:
    return all(opened.knows(term) for term in _terms_of(words))


def _is_there(opened: Opened, word: str, named: Container[str]) -> bool:
    return word in named or _finds(opened, _spelled()[word])


@cache
def _spelled() -> dict[str, Entry]:
    """Return the entries of the table that are spelled with letters, by their folded words."""
    entries = synonyms().entries.values()
    return {fold(entry.everyday): entry for entry in entries if not is_han(entry.everyday)}


@cache
def _table() -> Spelling:
    return Spelling(tuple(_spelled()), _ALIKE)


@cache  # of the table's own words, never of typed ones
def _entry_of(word: str) -> Entry | None:
    return synonyms().find(folded_runs(word))


@cache  # of the table's own words, never of typed ones
def _terms_of(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(term for word in words for run in folded_runs(word) for term in run_terms(run))
