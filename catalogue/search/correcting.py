"""What was probably meant where a word was mistyped: one letter, or one Chinese character."""

from collections.abc import Iterator
from functools import cache

from catalogue.search.analysis import is_han
from catalogue.search.folding import fold
from catalogue.search.meaning.glossary import is_said
from catalogue.search.nearest import near_words, would_find
from catalogue.search.opening import Opened
from catalogue.search.questions import Piece, Question
from catalogue.search.synonyms import chinese_words

_LENGTHS = range(6, 2, -1)  # of words in which one character may be wrong; two alone say too little
_ANY = "?"
_SHORTEST, _LONG = 5, 8  # letters: one may be wrong from here on, and two


def corrected(opened: Opened, question: Question, q: str, lang: str) -> str:
    """Return `q` with its mistyped words put right; as it is where none is, or no other is near."""
    for piece in question.pieces:
        known = piece.others or all(opened.knows(term) for term in piece.terms)
        if not known and not is_said(piece.shown, lang):
            right = _right_han(opened, piece) if is_han(piece.shown) else _right(opened, piece)
            q = q.replace(piece.shown, right)
    return q


def _right_han(opened: Opened, piece: Piece) -> str:
    shown = fold(piece.shown)
    for start, end in _windows(len(shown)):
        for pattern in _patterns(shown[start:end]):
            for word in _words_by_pattern().get(pattern, ()):
                if would_find(opened, word):
                    return shown[:start] + word + shown[end:]
    return piece.shown


def _windows(length: int) -> Iterator[tuple[int, int]]:
    for size in _LENGTHS:
        yield from ((start, start + size) for start in range(length - size + 1))


def _patterns(word: str) -> Iterator[str]:
    """Yield the word with any one of its characters left open."""
    return (word[:place] + _ANY + word[place + 1 :] for place in range(len(word)))


@cache
def _words_by_pattern() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in chinese_words():
        if len(word) in _LENGTHS:
            for pattern in _patterns(word):
                found.setdefault(pattern, []).append(word)
    return found


def _right(opened: Opened, piece: Piece) -> str:
    letters = piece.letters
    if len(letters) < _SHORTEST:
        return piece.shown
    most = 2 if len(letters) >= _LONG else 1
    near = (word for word in near_words(opened, piece) if _distance(letters, fold(word)) <= most)
    return next(near, piece.shown)


def _distance(one: str, other: str) -> int:
    """Return how many letters to put in, leave out, exchange or swap make one word the other."""
    rows = [list(range(len(other) + 1))]
    for i, left in enumerate(one, start=1):
        rows.append([i])
        for j, right in enumerate(other, start=1):
            ways = [rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (left != right)]
            if one[i - 2 : i] == other[j - 2 : j][::-1] and min(i, j) > 1:
                ways.append(rows[i - 2][j - 2] + 1)
            rows[i].append(min(ways))
    return rows[-1][-1]
