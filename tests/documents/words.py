"""A few words of papers in every language of the house, for tests only."""

import csv
from functools import lru_cache
from pathlib import Path

from documents.values import Words
from kernel.locales import LANGUAGES as HOUSE

LANGUAGES = tuple(HOUSE)
MIRRORED = tuple(tag for tag, language in HOUSE.items() if language.direction == "rtl")
TURNED = tuple(tag for tag, language in HOUSE.items() if language.vertical)


@lru_cache
def _table() -> dict[str, dict[str, str]]:
    with Path(__file__).with_suffix(".tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["zh-Hans"]: row for row in rows}


def words(language: str, zh: str) -> Words:
    """Return Chinese beside the language of the sheet."""
    return Words(zh, None if language == "zh-Hans" else _table()[zh][language])
