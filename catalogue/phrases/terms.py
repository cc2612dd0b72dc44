"""The glossary: what the house's own words are called in each language."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kernel.locales import LEGAL, Tag
from kernel.scripts import DERIVED, rewritten

TERMS = Path(__file__).parents[2] / "translations" / "terms.tsv"
_REMARK = re.compile(r"\s*[（(][^()（）]*[)）]")
_APART = re.compile(r"[,،、᠂;]\s*")
_ENDING = 0.7  # of a word: what stays of it under most endings
_LEAST = 3  # letters


@dataclass(frozen=True, slots=True)
class Term:
    """One term: the Chinese, and what may be said for it."""

    chinese: str
    words: str  # as the glossary has them
    ways: tuple[str, ...]  # each of them alone


@dataclass(frozen=True, slots=True)
class Hit:
    """A term in a Chinese text; `used`: a translation has it, as far as its letters tell."""

    chinese: str
    words: str
    used: bool


def hits(source: str, text: str, locale: str) -> list[Hit]:
    """Return the terms that stand in `source`, the longest where one is part of another."""
    found: list[Hit] = []
    rest = source
    for term in terms(locale):
        if term.chinese in rest:
            rest = rest.replace(term.chinese, "\n")
            found.append(Hit(term.chinese, term.words, is_used(term.ways, text)))
    return sorted(found, key=lambda hit: source.index(hit.chinese))


def is_used(ways: Sequence[str], text: str) -> bool:
    """Whether `text` has one of the ways to say a term, whatever ending it takes there."""
    plain = text.casefold()
    return any(all(_stem(word) in plain for word in way.casefold().split()) for way in ways)


def _stem(word: str) -> str:
    return word[: max(_LEAST, round(len(word) * _ENDING))]


@cache
def terms(locale: str) -> tuple[Term, ...]:
    """Return the terms that a language has, the longest Chinese first."""
    derived = DERIVED.get(Tag(locale))
    found = []
    for row in _rows():
        words = row.get(derived.source if derived else locale) or ""
        words = rewritten(words, locale) if derived else words
        if words:
            found.append(Term(row[LEGAL], words, _ways(words)))
    return tuple(sorted(found, key=lambda term: -len(term.chinese)))


def _ways(words: str) -> tuple[str, ...]:
    return tuple(way.strip() for way in _APART.split(_REMARK.sub("", words)) if way.strip())


def _rows() -> tuple[dict[str, str], ...]:
    with TERMS.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t"))
