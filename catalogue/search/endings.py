"""Words without their endings: what may be left of a word in a language that puts endings behind.

Uyghur and Kazakh say "from our passports" in one word. Nothing here knows a dictionary: each
beginning counts whose rest is made of endings of the table.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from catalogue.search.folding import fold
from catalogue.search.word_tables import rows_of
from kernel.scripts.kazakh import to_arabic

_TABLE = Path(__file__).with_name("endings.tsv")
_LETTERS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile("[\u0600-\u06ff]+"), ("ug", "kk-Arab")),
    (re.compile("[\u0400-\u04ff]+"), ("ru", "kk", "mn")),
    (re.compile("[a-z]+"), ("en",)),
)
_LONGEST_WORD, _LONGEST_REST = 40, 14
_KEPT = 2048
# Uyghur vowels that grow weak before an ending (folded): ئات and ئېتىم, بالا and بالىلار.
_UG_VOWELS, _UG_WEAK, _UG_FULL = "اهېيوۇۆۈ", "اهېي", "ا"
# Consonants that a Kazakh ending with a vowel makes soft (folded): мектеп and мектебі.
_SOFT = {"kk": str.maketrans("бг", "пк"), "kk-Arab": str.maketrans("بگع", "پكق")}


@dataclass(frozen=True, slots=True)
class _Endings:
    """The endings of a language, folded, and how many letters must be left of a word."""

    shortest: int
    all: frozenset[str]


def languages_of(word: str, lang: str) -> tuple[str, ...]:
    """Return the languages that a folded word of a reader of `lang` may be of, by its letters."""
    known = next((langs for letters, langs in _LETTERS if letters.fullmatch(word)), ())
    spoken = lang.partition("-")[0]
    if spoken not in {one.partition("-")[0] for one in known}:
        return known
    return tuple(one for one in known if one == "ru" or one.partition("-")[0] == spoken)


@lru_cache(_KEPT)
def forms(word: str, lang: str) -> tuple[str, ...]:
    """Return what a folded word may be without its endings, the longest first; itself the first."""
    if lang not in _endings() or len(word) > _LONGEST_WORD:
        return (word,)
    kept = [word, *(word[:cut] for cut in _cuts(word, _endings()[lang]))]
    return tuple(dict.fromkeys(_plain(one, lang) for one in kept))


def _cuts(word: str, endings: _Endings) -> list[int]:
    """Return the places behind which a word is made of endings alone, the last first."""
    whole: list[int] = [len(word)]
    for start in range(len(word) - 1, max(endings.shortest, len(word) - _LONGEST_REST) - 1, -1):
        if any(word[start:end] in endings.all for end in whole):
            whole.append(start)
    return whole[1:]


def _plain(stem: str, lang: str) -> str:
    """Return a stem as it is spelled whatever ending follows."""
    if lang == "ug":
        last = max(map(stem.rfind, _UG_VOWELS))
        weak = last > 0 and stem[last] in _UG_WEAK
        return f"{stem[:last]}{_UG_FULL}{stem[last + 1 :]}" if weak else stem
    return stem[:-1] + stem[-1:].translate(_SOFT[lang]) if lang in _SOFT else stem


@cache
def _endings() -> dict[str, _Endings]:
    rows = rows_of(_TABLE)[1:]
    least = {lang: int(shortest) for lang, shortest, _ in rows}
    found: dict[str, list[str]] = {lang: [] for lang in least}
    for lang, _, endings in rows:
        found[lang].extend(endings.split())
    found["kk-Arab"], least["kk-Arab"] = [to_arabic(one) for one in found["kk"]], least["kk"]
    return {
        lang: _Endings(least[lang], frozenset(map(fold, endings)) - {""})
        for lang, endings in found.items()
    }
