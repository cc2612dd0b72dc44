"""The everyday words of readers, and the official words of the item list they stand for."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from catalogue.search.analysis import folded_runs, is_han, stem

_HERE = Path(__file__).parent
_LONGEST_SUFFIX = 6  # Uyghur endings: passport, my passport, of my passport
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One everyday word. Each official wording is the words that are all needed."""

    everyday: str
    officials: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Synonyms:
    """All entries by their key (see `key_of`)."""

    entries: dict[str, Entry]
    idle: frozenset[str]
    longest_han: int
    longest_words: int

    def find(self, runs: Iterable[str]) -> Entry | None:
        """Return the entry for these folded runs, Uyghur and Kazakh endings aside."""
        wanted = key_of(runs)
        return self.entries.get(wanted) or self._without_ending(wanted)

    def _without_ending(self, wanted: str) -> Entry | None:
        if not wanted or not "\u0600" <= wanted[-1] <= "\u06ff":
            return None
        shortest = max(len(wanted) - _LONGEST_SUFFIX, _SHORTEST_STEM)
        ends = range(len(wanted) - 1, shortest - 1, -1)
        return next((self.entries[wanted[:n]] for n in ends if wanted[:n] in self.entries), None)


def key_of(runs: Iterable[str]) -> str:
    """Return the words of folded runs as the table knows them."""
    return " ".join(stem(run) for run in runs)


@cache
def chinese_words() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return all Chinese words of the table, each with the wordings of names it stands for."""
    entries = synonyms().entries.values()
    official = {word for entry in entries for words in entry.officials for word in words}
    everyday = {entry.everyday: entry.officials for entry in entries if is_han(entry.everyday)}
    return {word: (*everyday.get(word, ()), (word,)) for word in (*everyday, *sorted(official))}


@cache
def synonyms() -> Synonyms:
    """Return the table, read once per process."""
    entries = {
        key_of(folded_runs(everyday)): Entry(
            everyday, tuple(tuple(wording.split()) for wording in official.split("|"))
        )
        for _, everyday, official in _rows(_HERE / "synonyms.tsv")
    }
    idle = {run for (line,) in _rows(_HERE / "stopwords.txt") for run in folded_runs(line)}
    return Synonyms(
        entries=entries,
        idle=frozenset(idle),
        longest_han=max(len(key) for key in (*entries, *idle) if is_han(key)),
        longest_words=max(len(key.split()) for key in entries),
    )


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
