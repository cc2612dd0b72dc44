"""Names that CLDR has in both scripts of Kazakh."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from babel import Locale

CYRILLIC, ARABIC = Locale.parse("kk"), Locale.parse("kk_Arab")
TABLES = ("languages", "territories", "scripts", "currencies", "variants")
DATES = ("months", "days", "quarters", "eras", "day_periods")
EXCEPTIONS = Path(__file__).with_name("cldr_exceptions.tsv")


def pairs() -> dict[tuple[str, str], str]:
    """Return CLDR's name in Arabic letters for each name in Cyrillic ones, by table."""
    return {
        (table, cyrillic): arabic
        for table in (*TABLES, *DATES)
        for cyrillic, arabic in both(getattr(CYRILLIC, table), getattr(ARABIC, table))
    }


def both(cyrillic: Mapping, arabic: Mapping) -> Iterator[tuple[str, str]]:
    """Yield the names that stand at the same place of both tables."""
    for key in cyrillic:
        one, other = cyrillic[key], arabic.get(key)
        if isinstance(one, str) and isinstance(other, str):
            yield one, other
        elif hasattr(one, "keys") and hasattr(other, "keys"):
            yield from both(one, other)


def exceptions() -> dict[tuple[str, str], str]:
    """Return why the rules and CLDR part, for each name where they do."""
    lines = EXCEPTIONS.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {(table, cyrillic): why for table, cyrillic, _, why in rows}
