"""Chinese characters, simplified and traditional, by tables made from OpenCC's.

The words stay those of the mainland: a reader at a window must find the same name again.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from kernel.scripts.pairs import read_pairs


class _Spelling(NamedTuple):
    by_hand: Mapping[str, str]
    found_by_hand: re.Pattern[str]  # whole words, wherever they stand
    words: Mapping[str, str]  # of one character or several
    lengths: Mapping[str, tuple[int, ...]]  # by first character, longest first


def to_traditional(text: str) -> str:
    """Return `text` in traditional characters as used in Taiwan.

    Words by hand are found first, wherever they stand; between them the longest known word wins.
    """
    spelling = _traditional()
    pieces = spelling.found_by_hand.split(text)  # every other piece is a word by hand
    return "".join(
        spelling.by_hand[piece] if at % 2 else _spell(spelling, piece)
        for at, piece in enumerate(pieces)
    )


def _spell(spelling: _Spelling, text: str) -> str:
    done: list[str] = []
    at = 0
    while at < len(text):
        length = _longest(spelling, text, at)
        piece = text[at : at + length]
        done.append(spelling.words.get(piece, piece))
        at += length
    return "".join(done)


def _longest(spelling: _Spelling, text: str, at: int) -> int:
    """Return how many characters of `text` are one known word; 1 when none is."""
    lengths = spelling.lengths.get(text[at], ())
    return next((n for n in lengths if text[at : at + n] in spelling.words), 1)


@cache
def _traditional() -> _Spelling:
    """Return the tables, read by the first reader of traditional characters."""
    by_hand = read_pairs("hant_words.tsv")
    words = {**read_pairs("hant.tsv"), **{c: t for c, t in by_hand.items() if len(c) == 1}}
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[0], set()).add(len(word))
    longest_first = sorted((word for word in by_hand if len(word) > 1), key=len, reverse=True)
    return _Spelling(
        by_hand=by_hand,
        found_by_hand=re.compile(f"({'|'.join(longest_first)})"),
        words=words,
        lengths={c: tuple(sorted(found, reverse=True)) for c, found in lengths.items()},
    )


def only_simplified(text: str) -> list[str]:
    """Return the characters of `text` that nobody writes who writes traditional ones.

    What has a place in Big5 is written there too, if not always: 台, 后; so is 着, in Hong Kong.
    """
    words = _traditional().words
    changed = [c for c in dict.fromkeys(text) if words.get(c, c) != c]
    elsewhere = {"着", *simplified_characters()} if changed else set()
    return [c for c in changed if c not in elsewhere and not c.encode("big5", "ignore")]


def simplified_characters() -> dict[str, str]:
    """Return the simplified character of each traditional one, for search: no words, no context."""
    return read_pairs("hans.tsv")
