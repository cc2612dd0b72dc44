"""Chinese words for a question in a language that the encoder has not learnt."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from catalogue.search.analysis import folded_runs, is_han, key
from catalogue.search.synonyms import Entry, Synonyms, key_of, spellings, synonyms

_WORDS = Path(__file__).parents[2] / "words"
_TERMS = Path(__file__).parents[3] / "translations" / "terms.tsv"
_ROOTS = Path(__file__).with_name("roots.tsv")
_SHORTEST_ROOT = 2
_LANGUAGES = ("ug", "kk", "mn", "mn-Mong")
_UNLEARNT = re.compile("[\u0600-\u06ff\u1800-\u18afәғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_MOST_WORDS = 24


def sayable(q: str, lang: str) -> tuple[str, float]:
    """Return `q` in a language that the encoder knows, and how much of it that says: 0 to 1."""
    is_cyrillic = _CYRILLIC.search(q) is not None
    if not _UNLEARNT.search(q) and not (is_cyrillic and lang.partition("-")[0] in _LANGUAGES):
        return q, 1.0
    words, known = _translated([run for run in folded_runs(q) if not is_han(run)][:_MOST_WORDS])
    if words or _UNLEARNT.search(q):
        return " ".join(words), known
    return q, 1.0  # Russian, typed on a Kazakh page


def _translated(runs: list[str]) -> tuple[list[str], float]:
    """Return Chinese words for the longest known parts, and the share of words they stand for."""
    table, idle = glossary(), synonyms().idle
    runs = [run for run in runs if run not in idle] or runs
    found: list[str] = []
    known = start = 0
    while start < len(runs):
        for count in range(min(table.longest_words, len(runs) - start), 0, -1):
            if entry := table.find(runs[start : start + count]):
                found.append("".join(entry.officials[0]))
                known += count
                start += count
                break
        else:
            if meaning := _by_root(runs[start]):
                found.append(meaning)
                known += 1
            start += 1
    return list(dict.fromkeys(found)), known / max(len(runs), 1)


def _by_root(word: str) -> str:
    """Return what the longest beginning of a word means that the table of roots has."""
    roots = _roots()
    ends = range(len(word), _SHORTEST_ROOT - 1, -1)
    return next((roots[word[:end]] for end in ends if word[:end] in roots), "")


@cache
def _roots() -> dict[str, str]:
    head, *rows = (
        line.split("\t")
        for line in _ROOTS.read_text("utf-8").splitlines()
        if not line.startswith("#")
    )
    return {
        key(spelled): row[0].replace(" ", "")
        for row in rows
        for lang, words in zip(head[1:], row[1:], strict=True)
        for word in words.split(";")
        for spelled in spellings(lang, word)
    }


@cache
def glossary() -> Synonyms:
    """Return all words of such languages that our tables have in Chinese, read once a process."""
    entries = {entry_key: entry for entry_key, entry in _entries() if entry_key}
    spoken = {key: entry for key, entry in synonyms().entries.items() if not is_han(key)}
    both = {**entries, **spoken}
    longest = max(len(key.split()) for key in both)
    return Synonyms(entries=both, idle=frozenset(), longest_han=0, longest_words=longest)


def _entries() -> Iterator[tuple[str, Entry]]:
    for path in (_TERMS, _WORDS / "steps.tsv", _WORDS / "materials.tsv"):
        head, *rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
        columns = [(place, lang) for place, lang in enumerate(head) if lang in _LANGUAGES]
        for row in rows:
            for word in (
                spelled
                for place, lang in columns
                for one in row[place].split(",")
                for spelled in spellings(lang, one.strip())
            ):
                yield key_of(folded_runs(word)), Entry(word, ((row[0],),))
