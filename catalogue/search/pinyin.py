"""Pinyin of Chinese names. Brings in pypinyin: for the indexing side, never for web workers."""

from functools import cache, lru_cache  # noqa: I001 - what follows has an order of its own
from pathlib import Path

from catalogue.search import lean_pypinyin  # noqa: F401 - says how pypinyin is loaded
from pypinyin import Style, lazy_pinyin, load_phrases_dict

from catalogue.search.analysis import folded_runs, is_han, pairs
from catalogue.search.syllables import plain
from catalogue.search.word_tables import rows_of

READINGS = Path(__file__).with_name("readings.tsv")


def _load_readings() -> None:
    """Teach pypinyin the words of ours that are not read character by character."""
    load_phrases_dict(
        {word: [[sound] for sound in sounds.split()] for word, sounds in rows_of(READINGS)}
    )


_load_readings()


def syllables(text: str) -> list[str]:
    """Return the syllables of all Chinese characters of `text`, without tones."""
    return [syllable for run in folded_runs(text) if is_han(run) for syllable in _sounds(run)]


def initials(text: str) -> list[str]:
    """Return each two neighbouring first letters of the pinyin of `text`."""
    first = "".join(syllable[0] for syllable in syllables(text))
    return pairs(first) if first else []


@cache
def spoken(word: str) -> tuple[str, ...]:
    """Return one whole word as it may be typed: its pinyin, and its initials."""
    found = syllables(word)
    return ("".join(found), "".join(syllable[0] for syllable in found))


@lru_cache(4096)  # one name is asked for three times, and its parts come again in others
def _sounds(run: str) -> tuple[str, ...]:
    return tuple(plain(sound) for sound in lazy_pinyin(run, style=Style.NORMAL, errors="ignore"))
