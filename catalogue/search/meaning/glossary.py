"""A question in Chinese words, as far as our tables know them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from catalogue.search.analysis import folded_runs, is_han
from catalogue.search.endings import languages_of
from catalogue.search.folding import fold
from catalogue.search.meaning.latin import LANGUAGES as LATIN
from catalogue.search.meaning.latin import from_latin
from catalogue.search.meaning.lexicon import UNLEARNT, lexicon, wanted_words
from kernel.scripts.chinese import simplified_characters

_FOREIGN = re.compile("[\u0600-\u06ff\u1800-\u18afәғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_SIMPLIFIED = str.maketrans(simplified_characters())
_MOST_WORDS = 24
_ENOUGH = 0.5  # of Cyrillic words known, and more: then it is not Russian, typed on a Kazakh page
_KEPT = 512


@dataclass(frozen=True, slots=True)
class Said:
    """A question in other words.

    `chinese`: what our tables know of it, `share` of its words: 0 to 1. `encoded`: what the encoder
    gets, in a language that it has learnt.
    """

    encoded: str
    chinese: str
    share: float

    @property
    def is_translated(self) -> bool:
        """Does the encoder get the Chinese, and not the question itself?"""
        return self.encoded == self.chinese


@lru_cache(_KEPT)
def said_in_chinese(q: str, lang: str) -> Said:
    """Return `q` in Chinese words, if it is in another language of ours."""
    runs = [run for run in folded_runs(q) if not is_han(run)][:_MOST_WORDS]
    foreign = _FOREIGN.search(q) is not None
    if foreign or (_CYRILLIC.search(q) and lang in UNLEARNT):
        tried = (_translated(runs, one) for one in _unlearnt(q, runs, lang))
        chinese, known = max(tried, key=lambda found: found[1])
        if foreign or (chinese and known > _ENOUGH):
            return Said(chinese, chinese, known)
    return _typed_in_latin(q, lang) or _learnt(q, runs)


def is_said(words: str, lang: str) -> bool:
    """Can all of these words be said in Chinese, in a language that only our tables know?"""
    runs = [run for run in folded_runs(words) if not is_han(run)]
    if not runs or not (_FOREIGN.search(words) or lang in UNLEARNT):
        return False
    tried = (lexicon(one).longest(runs) for one in _unlearnt(words, runs, lang))
    return any(chinese and len(used) == len(runs) for used, chinese in tried)


def _typed_in_latin(q: str, lang: str) -> Said | None:
    """Return a question of an Uyghur or Kazakh reader in Latin letters, where it is one."""
    typed = [fold(word) for word in from_latin(q, lang)][:_MOST_WORDS]
    chinese, known = _translated(typed, LATIN[lang]) if typed else ("", 0.0)
    return Said(chinese, chinese, known) if chinese and known >= _ENOUGH else None


def _learnt(q: str, runs: list[str]) -> Said:
    """Return a question that the encoder understands by itself: what else is known of it helps."""
    lang = "ru" if _CYRILLIC.search(q) else "en"
    chinese, known = _translated(wanted_words(runs, lang), lang)
    return Said(q.translate(_SIMPLIFIED), chinese, known)


def _unlearnt(q: str, runs: list[str], lang: str) -> list[str]:
    """Return the languages that a question may be asked in."""
    if "\u1800" <= max(q) <= "\u18af":
        return ["mn-Mong"]
    longest = max(runs, key=len, default="")
    found = [one for one in languages_of(longest, lang) if one in UNLEARNT]
    return found or [lang if lang in UNLEARNT else "ug"]


def _translated(runs: list[str], lang: str) -> tuple[str, float]:
    """Return Chinese words for the longest known phrases, and the share of words they stand for."""
    said: list[str] = []
    known = asked = 0.0
    rest = runs
    while rest:
        used, chinese = lexicon(lang).longest(rest)
        sure = float(len(used))
        if not used:
            used = (0,)
            chinese, sure = lexicon(lang).guessed(rest[0])
        known += sure if chinese else 0
        asked += 0 if sure >= len(used) and not chinese else len(used)
        said.append(chinese)
        rest = [word for at, word in enumerate(rest) if at not in used]
    return " ".join(dict.fromkeys(filter(None, said))), known / max(asked, 1)
