"""Which bundles somebody means who searches: few bundles, so each question looks at all of them."""

from collections.abc import Sequence
from functools import lru_cache

from catalogue.rules.bundles import words_of
from catalogue.search.analysis import folded_runs, is_han, stem
from catalogue.values.bundles import PublishedBundle

MOST = 2
FEWEST_LETTERS, FEWEST_HAN = 3, 2  # of a word that says anything


def bundles_meant(words: str, every: Sequence[PublishedBundle]) -> list[PublishedBundle]:
    """Return the bundles whose name, or what people call it, stands in the words; the best first.

    Also those in whose names the words stand.
    """
    asked = _runs(words)
    if not asked:
        return []
    scored = [(max(_score(asked, one) for one in _phrases(bundle)), bundle) for bundle in every]
    found = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])
    return [bundle for _score_of_it, bundle in found[:MOST]]


def _phrases(bundle: PublishedBundle) -> list[tuple[str, ...]]:
    names = words_of(bundle.facts, "name").values()
    return [_runs(text) for text in (*names, *bundle.facts.aliases)]


@lru_cache(2048)
def _runs(text: str) -> tuple[str, ...]:
    """Return what counts of a text: Chinese, and words that are not too short to say anything."""
    runs = folded_runs(text)
    return tuple(
        run if is_han(run) else stem(run)
        for run in runs
        if len(run) >= (FEWEST_HAN if is_han(run) else FEWEST_LETTERS)
    )


def _score(asked: tuple[str, ...], phrase: tuple[str, ...]) -> int:
    """Return how many letters agree: the whole phrase stands in what is asked, or the other way
    round; of words it must be half the phrase.
    """
    if phrase and all(_stands(run, asked) for run in phrase):
        return _length(phrase)
    whole = all(_stands(run, phrase) for run in asked)
    enough = any(map(is_han, asked)) or 2 * _length(asked) >= _length(phrase)
    return _length(asked) if whole and enough else 0


def _length(runs: tuple[str, ...]) -> int:
    return sum(map(len, runs))


def _stands(run: str, others: Sequence[str]) -> bool:
    """Whether a word is one of the others; Chinese characters may stand within."""
    return any(run in other for other in others) if is_han(run) else run in others
