"""The everyday words of readers, and the official words of the item list they stand for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from catalogue.search.analysis import folded_runs, is_han, stem
from catalogue.search.word_tables import rows_of
from kernel.scripts.kazakh import to_arabic

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class _Letters:
    """Letters of languages that put endings one after another: my passport, of my passport."""

    first: str
    last: str
    longest_ending: int
    shortest_stem: int

    def contains(self, word: str) -> bool:
        return bool(word) and self.first <= word[-1] <= self.last


_ARABIC = _Letters("\u0600", "\u06ff", longest_ending=6, shortest_stem=3)
_CYRILLIC = _Letters("\u0400", "\u04ff", longest_ending=4, shortest_stem=4)


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
        """Return the entry for these folded runs, endings of Uyghur, Kazakh and Mongolian aside."""
        wanted = key_of(runs)
        return self.entries.get(wanted) or self._without_ending(wanted)

    def _without_ending(self, wanted: str) -> Entry | None:
        letters = _ARABIC if _ARABIC.contains(wanted) else _CYRILLIC
        if not letters.contains(wanted):
            return None
        shortest = max(len(wanted) - letters.longest_ending, letters.shortest_stem)
        ends = range(len(wanted) - 1, shortest - 1, -1)
        return next((self.entries[wanted[:n]] for n in ends if wanted[:n] in self.entries), None)


def key_of(runs: Iterable[str]) -> str:
    """Return the words of folded runs as the table knows them."""
    return " ".join(stem(run) for run in runs)


@cache
def chinese_words() -> tuple[str, ...]:
    """Return all Chinese words of the table, everyday and official ones."""
    return tuple(dict.fromkeys(word for word, _ in _wordings()))


def words_in(name: str) -> list[str]:
    """Return the words of the table that a Chinese name contains, or that stand for it."""
    starts = _by_first_part()
    longest = max(map(len, starts))
    parts = {name[i : i + n] for n in range(1, longest + 1) for i in range(len(name) - n + 1)}
    return [
        word
        for part in sorted(parts & starts.keys())
        for word, others in starts[part]
        if all(other in name for other in others)
    ]


@cache
def _by_first_part() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for word, (first, *others) in _wordings():
        found.setdefault(first, []).append((word, tuple(others)))
    return found


def _wordings() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each Chinese word with each wording of names that it finds."""
    for entry in synonyms().entries.values():
        for wording in entry.officials:
            if is_han(entry.everyday):
                yield entry.everyday, wording
            yield from ((word, (word,)) for word in wording)


@cache
def synonyms() -> Synonyms:
    """Return the table, read once per process."""
    entries = {
        key_of(folded_runs(spelled)): Entry(
            spelled, tuple(tuple(wording.split()) for wording in official.split("|"))
        )
        for lang, everyday, official in rows_of(_HERE / "synonyms.tsv")
        for spelled in spellings(lang, everyday)
    }
    idle = {run for (line,) in rows_of(_HERE / "stopwords.txt") for run in folded_runs(line)}
    return Synonyms(
        entries=entries,
        idle=frozenset(idle),
        longest_han=max(len(key) for key in (*entries, *idle) if is_han(key)),
        longest_words=max(len(key.split()) for key in entries),
    )


def spellings(lang: str, word: str) -> Iterator[str]:
    """Yield a word as it is written, and a Kazakh one in Arabic letters too."""
    yield word
    if lang == "kk":
        yield to_arabic(word)


def written_for(lang: str, word: str) -> str:
    """Return a word of our tables in the letters of readers of `lang`."""
    return to_arabic(word) if lang == "kk-Arab" else word


def synonym_rows(lang: str) -> Iterator[tuple[str, str]]:
    """Yield the everyday words of a language, Kazakh in either script, with their official ones."""
    for language, everyday, official in rows_of(_HERE / "synonyms.tsv"):
        if language == lang.partition("-")[0]:
            yield written_for(lang, everyday), official
