"""How good the search is: the queries of a list, and where the items they mean come in it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

FOLDER = Path(__file__).with_name("judgements")
LANGUAGES = {"zh": "zh-Hans", "en": "en", "ug": "ug", "kk": "kk", "ru": "ru"}
DEEPEST, FIRST = 10, 3

Ask = Callable[[str, str], Sequence[str]]
"""From a query and the reader's language to the Chinese names found, the best first."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One query, and the names or codes of the items that would serve."""

    lang: str
    q: str
    expected: frozenset[str]


@dataclass(frozen=True, slots=True)
class Quality:
    """How well the queries of one language were answered."""

    queries: int
    mrr: float
    success: float


def lists() -> dict[str, Path]:
    """Return the lists there are, by name."""
    return {path.stem: path for path in sorted(FOLDER.glob("*.tsv"))}


def read_list(path: Path) -> list[Judgement]:
    """Return the judgements of a list, language by language. Raises ValueError at a wrong line."""
    rows = [_read(line) for line in path.read_text("utf-8").splitlines() if _says(line)]
    return sorted(rows, key=lambda row: list(LANGUAGES).index(row.lang))


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _read(line: str) -> Judgement:
    lang, q, expected = line.split("\t")
    if lang not in LANGUAGES or not q.strip() or not expected.strip():
        raise ValueError(line)
    return Judgement(lang, q, frozenset(expected.split("|")))


def rank(expected: frozenset[str], names: Sequence[str]) -> int | None:
    """Return the place of the first expected name, from 1; the same name again is no place."""
    places = enumerate(dict.fromkeys(names), start=1)
    return next((place for place, name in places if name in expected), None)


def ranked(judgements: Sequence[Judgement], ask: Ask) -> Iterator[tuple[Judgement, int | None]]:
    """Yield each judgement with the rank of what it expects."""
    for judgement in judgements:
        yield judgement, rank(judgement.expected, ask(judgement.q, LANGUAGES[judgement.lang]))


def judged(judgements: Sequence[Judgement], ask: Ask) -> Mapping[str, Quality]:
    """Return the quality by language."""
    places = [(judgement.lang, place) for judgement, place in ranked(judgements, ask)]
    return {
        lang: quality([place for _, place in rows])
        for lang, rows in groupby(places, key=lambda row: row[0])
    }


def quality(places: Sequence[int | None]) -> Quality:
    """Return what these ranks come to."""
    found = [place for place in places if place is not None and place <= DEEPEST]
    first = sum(1 for place in found if place <= FIRST)
    return Quality(
        len(places), sum(1 / place for place in found) / len(places), first / len(places)
    )


def in_names(
    judgements: Sequence[Judgement], items: Iterable[tuple[str, str]]
) -> tuple[list[Judgement], set[str]]:
    """Return the judgements with names for codes, and what none of (code, name) is called."""
    known = {called: name for code, name in items for called in (code, name) if called}
    named = [
        Judgement(row.lang, row.q, frozenset(known.get(one, one) for one in row.expected))
        for row in judgements
    ]
    return named, {one for row in judgements for one in row.expected} - known.keys()
