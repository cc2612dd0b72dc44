"""Chinese words for a question in a language that the encoder has not learnt."""

import re
from functools import lru_cache

from catalogue.search.analysis import folded_runs, is_han
from catalogue.search.endings import languages_of
from catalogue.search.meaning.lexicon import LANGUAGES, lexicon

_UNLEARNT = re.compile("[\u0600-\u06ff\u1800-\u18afәғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_MOST_WORDS = 24
_ENOUGH = 0.5  # of Cyrillic words known, and more: then it is not Russian, typed on a Kazakh page
_KEPT = 512


@lru_cache(_KEPT)
def sayable(q: str, lang: str) -> tuple[str, float]:
    """Return `q` in a language that the encoder knows, and how much of it that says: 0 to 1."""
    unlearnt = _UNLEARNT.search(q) is not None
    if not unlearnt and not (_CYRILLIC.search(q) and lang in LANGUAGES):
        return q, 1.0
    runs = [run for run in folded_runs(q) if not is_han(run)][:_MOST_WORDS]
    words, known = max((_translated(runs, one) for one in _tried(q, runs, lang)), key=_knows)
    if unlearnt or (words and known > _ENOUGH):
        return " ".join(words), known
    return q, 1.0


def _tried(q: str, runs: list[str], lang: str) -> list[str]:
    """Return the languages that a question may be asked in."""
    if "\u1800" <= max(q) <= "\u18af":
        return ["mn-Mong"]
    first = max(runs, key=len, default="")
    found = [one for one in languages_of(first, lang) if one in LANGUAGES]
    return found or [lang if lang in LANGUAGES else "ug"]


def _knows(found: tuple[list[str], float]) -> float:
    return found[1]


def _translated(runs: list[str], lang: str) -> tuple[list[str], float]:
    """Return Chinese words for the longest known phrases, and the share of words they stand for."""
    said: list[str] = []
    known = asked = 0.0
    start = 0
    while start < len(runs):
        count, chinese = lexicon(lang).longest(runs[start:])
        sure = float(count)
        if not count:
            count = 1
            chinese, sure = lexicon(lang).guessed(runs[start])
        known += sure if chinese else 0
        asked += 0 if sure >= count and not chinese else count
        said.append(chinese)
        start += count
    return list(dict.fromkeys(filter(None, said))), known / max(asked, 1)
