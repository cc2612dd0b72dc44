"""Chinese characters, simplified and traditional, by tables made from OpenCC's.

The words stay those of the mainland: a reader at a window must find the same name again.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from kernel.scripts.pairs import read_pairs


class _Spelling(NamedTuple):
    words: Mapping[str, str]  # of one character or several
    lengths: Mapping[str, tuple[int, ...]]  # by first character, longest first


def to_traditional(text: str) -> str:
    """Return `text` in traditional characters as used in Taiwan; the longest known word wins."""
    spelling = _traditional()
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
    """Return the tables, read by the first reader of traditional characters; by hand wins."""
    words = {**read_pairs("hant.tsv"), **read_pairs("hant_words.tsv")}
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[0], set()).add(len(word))
    return _Spelling(words, {c: tuple(sorted(ns, reverse=True)) for c, ns in lengths.items()})


def simplified_characters() -> dict[str, str]:
    """Return the simplified character of each traditional one, for search: no words, no context."""
    return read_pairs("hans.tsv")
