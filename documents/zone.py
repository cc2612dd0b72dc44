"""Whoever prints a time of day says whose time it is: clocks in the west run two hours behind."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from documents.bilingual import Bilingual
from documents.sheets import Sheet
from documents.values import Words
from kernel.refusals import N_

TIME_OF_DAY = re.compile(r"(?<!\d)[0-2]?\d:[0-5]\d(?!\d)")


def with_zone(sheet: Sheet) -> Sheet:
    """Return the sheet; where it prints a time of day, its foot says that this is Beijing time."""
    if not any(TIME_OF_DAY.search(words.zh) for words in _all_words(sheet)):
        return sheet
    return replace(sheet, footer=Bilingual(sheet.language)(N_("All times are Beijing time.")))


def _all_words(part: object) -> Iterator[Words]:
    if isinstance(part, Words):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _all_words(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _all_words(getattr(part, field.name))
