"""Kazakh in Cyrillic letters, rewritten in the Arabic letters of Xinjiang."""

import re
import unicodedata
from functools import cache

from kernel.scripts.pairs import read_pairs

HAMZA = "\u0621"  # as CLDR writes it, and so do dates and names that come from there
_FRONT = frozenset("әөүі")
_DECISIVE = _FRONT | frozenset("аоұы")  # и, у, ю and я go with either kind
_TELLING = frozenset("еэгғкқ")  # letters that say by themselves how the word sounds
_KEPT_WHOLE = r"<[^<>]*>|%\(\w+\)[a-z]|&\w+;|\w+://\S+"
_PIECE = re.compile(rf"(?P<kept>{_KEPT_WHOLE})|(?P<word>[Ѐ-ӿ]+)|(?P<mark>[,;?])(?![\w/=&%.])")
_MARKS = {",": "،", ";": "؛", "?": "؟"}


def to_arabic(text: str) -> str:
    """Return `text` with its Cyrillic words in Arabic letters; all else stays as it is.

    A draft for readers, not a spelling dictionary: words that the rules get wrong stand in
    `kazakh_words.tsv`. Digits stay European, as in codes and telephone numbers.
    """
    return _PIECE.sub(_piece, unicodedata.normalize("NFC", text))


def _piece(found: re.Match[str]) -> str:
    if found["word"]:
        return _word(found["word"].lower())
    return _MARKS[found[0]] if found["mark"] else found[0]


def _word(word: str) -> str:
    by_hand = _by_hand().get(word)
    if by_hand:
        return by_hand
    letters, sequence = _letters()
    spelled = sequence.sub(lambda found: letters[found[0]], word)
    return HAMZA + spelled if _needs_hamza(word) else spelled


def _needs_hamza(word: str) -> bool:
    """Front vowels are written like back ones, behind a hamza, unless other letters tell.

    In words from elsewhere the first vowel decides: солі has none, әзірбайжан has.
    """
    if _TELLING & set(word):
        return False
    return next((letter in _FRONT for letter in word if letter in _DECISIVE), False)


@cache
def _by_hand() -> dict[str, str]:
    return read_pairs("kazakh_words.tsv")


@cache
def _letters() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return how letters and pairs of letters are spelled, and a pattern that tries pairs first."""
    letters = read_pairs("kazakh_letters.tsv")
    longest_first = sorted(letters, key=len, reverse=True)
    return letters, re.compile("|".join(longest_first))
