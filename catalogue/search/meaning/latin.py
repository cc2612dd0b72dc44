"""Uyghur and Kazakh in Latin letters, as telephones without other keyboards make people type."""

import re
from functools import cache
from pathlib import Path

from catalogue.search.analysis import runs
from catalogue.search.word_tables import rows_of

_TABLE = Path(__file__).with_name("latin.tsv")
LANGUAGES = {"ug": "ug", "kk": "kk", "kk-Arab": "kk"}  # whose readers may type so


def from_latin(q: str, lang: str) -> list[str]:
    """Return the words of `q` in the letters of our tables; none where they are no Latin ones."""
    if lang not in LANGUAGES:
        return []
    letters = _letters(LANGUAGES[lang])
    words = [word.casefold() for word in runs(q)]
    if not all(letters.keys() >= set(word) for word in words):
        return []
    longest_first = re.compile("|".join(sorted(letters, key=len, reverse=True)))
    return [longest_first.sub(lambda found: letters[found[0]], word) for word in words]


@cache
def _letters(lang: str) -> dict[str, str]:
    return {latin: own for language, latin, own in rows_of(_TABLE) if language == lang}
