"""How one cell or JSON value becomes one fact. Each reader refuses what it does not know."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from math import isfinite
from typing import Any
from urllib.parse import urlsplit

from catalogue.exchange.chinese import THEME_WORDS, codes_of
from catalogue.exchange.problems import UNREAD, WrongValue
from kernel.refusals import N_

Reader = Callable[[Any], Any]

LONGEST_TEXT = 20_000
_LONGEST_NUMBER = 10**15  # of a spreadsheet: it keeps 15 digits
_CUT = re.compile(r"[,，、;；^\n]+")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
# All but tab and line end, and what turns letters round: phones copied from elsewhere have it.
_CONTROL = re.compile("[\x01-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")  # what is left of something that was cut or garbled
_YUAN = re.compile(r"[0-9]{1,9}(\.[0-9]{1,2}0*)?")
_FLAGS = {
    **dict.fromkeys(("是", "yes", "true", "1", "y"), True),
    **dict.fromkeys(("否", "no", "false", "0", "n", ""), False),
}


def text(longest: int = LONGEST_TEXT) -> Reader:
    """Return a reader of words; numbers typed into a cell are words too."""

    def read(value: Any) -> str:
        words = _words(value)
        if len(words) > longest:
            raise WrongValue(
                N_("This has %(length)s characters; at most %(longest)s fit. Shorten it."),
                length=len(words),
                longest=longest,
            )
        return words

    return read


def key(longest: int) -> Reader:
    """Return a reader of codes; a spreadsheet that made a day of one has lost what it was."""
    read_text = text(longest)

    def read(value: Any) -> Any:
        if isinstance(value, date):
            raise WrongValue(N_("Words are expected here. Write text."))
        return read_text(value)

    return read


def needed(reader: Reader) -> Reader:
    """Return a reader that refuses an empty value."""

    def read(value: Any) -> Any:
        found = reader(value)
        if not found:
            raise WrongValue(N_("This must not be empty. Fill it in."))
        return found

    return read


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict) and UNREAD in value:
        raise WrongValue(N_("This formula has no result that can be read. Write the value itself."))
    if isinstance(value, bool) or not isinstance(value, str | int | float | date):
        raise WrongValue(N_("Words are expected here. Write text."))
    words = _CONTROL.sub("", _written(value)).strip()
    if _NO_TEXT.search(words):
        raise WrongValue(N_("This has characters that are no text. Write it again."))
    return words


def _written(value: str | float | date) -> str:
    """Return a number or day as a cell shows it."""
    if isinstance(value, float):
        if not isfinite(value) or abs(value) >= _LONGEST_NUMBER:  # a code: its last digits are gone
            raise WrongValue(N_("Words are expected here. Write text."))
        return str(int(value) if value.is_integer() else value)
    if isinstance(value, datetime) and value.time() == time():
        return str(value.date())
    return str(value)


def whole(value: Any) -> int | None:
    """Read a whole number from 0 on; empty is unknown."""
    words = _words(value)
    if not words:
        return None
    if not re.fullmatch(r"[0-9]{1,6}", words):
        raise WrongValue(
            N_("A whole number is expected here. Write digits only, or leave it empty.")
        )
    return int(words)


def slots(value: Any) -> int:
    """Read the length of a stay; empty is one slot."""
    number = whole(value)
    if number is not None and not 1 <= number <= 16:
        raise WrongValue(N_("A stay has 1 to 16 slots. Write such a number."))
    return number or 1


def flag(value: Any) -> bool:
    """Read yes or no; empty is no."""
    found = value if isinstance(value, bool) else _FLAGS.get(_words(value).lower())
    if found is None:
        raise WrongValue(N_("Write 是 (yes) or 否 (no) here."))
    return found


def day(value: Any) -> date | None:
    """Read a day; empty is none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    words = _words(value)
    if not words:
        return None
    found = _DAY.fullmatch(words)
    try:
        return date(*map(int, found.groups() if found else ()))
    except (TypeError, ValueError) as problem:
        raise WrongValue(N_("This is not a date. Write it like 2026-11-22.")) from problem


def address(value: Any) -> str:
    """Read a web address."""
    words = str(text(2000)(value))
    if words and not _is_address(words):
        raise WrongValue(N_("This is not a web address. Begin it with https://"))
    return words


def _is_address(words: str) -> bool:
    try:
        parts = urlsplit(words)
    except ValueError:  # brackets that do not match
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def choice(kind: type[StrEnum], empty: StrEnum) -> Reader:
    """Return a reader of one code of a list; empty is `empty`."""
    known = codes_of(kind)

    def read(value: Any) -> StrEnum:
        words = _words(value)
        if not words:
            return empty
        if words not in known:
            raise _unknown_word(known)
        return known[words]

    return read


def choices(kind: type[StrEnum]) -> Reader:
    """Return a reader of several codes of a list: a JSON list, or words with commas between."""
    return _several(codes_of(kind))


def themes(value: Any) -> tuple[str, ...]:
    """Read themes by slug or Chinese word."""
    known = {word: slug for slug, word in THEME_WORDS.items()} | {s: s for s in THEME_WORDS}
    return tuple(_several(known)(value))


def _several(known: Mapping[str, Any]) -> Reader:
    def read(value: Any) -> tuple[Any, ...]:
        parts = _parts(value, _CUT)
        if any(part not in known for part in parts):
            raise _unknown_word(known)
        return tuple(dict.fromkeys(known[part] for part in parts))

    return read


def _unknown_word(known: Mapping[str, object]) -> WrongValue:
    words = [word for word in known if not word.isascii()] or list(known)
    return WrongValue(
        N_("This word is not in the list. Use one of: %(words)s."),
        words=" ".join(dict.fromkeys(words)),
    )


def lines(value: Any) -> tuple[str, ...]:
    """Read several texts: a JSON list, or one a line."""
    return tuple(_parts(value, re.compile(r"\n+")))


def _parts(value: Any, cut: re.Pattern[str]) -> list[str]:
    given = value if isinstance(value, list) else cut.split(_words(value))
    return [words for part in given if (words := str(text()(part)))]


def fen(value: Any) -> int | None:
    """Read an amount in fen (JSON)."""
    return whole(value)


def yuan(words: str) -> int | None:
    """Read an amount in yuan as fen; empty is unknown."""
    if not words:
        return None
    if not _YUAN.fullmatch(words):
        raise WrongValue(N_("This is not an amount in yuan. Write it like 20 or 5.50."))
    return int(Decimal(words) * 100)


def yuan_cell(value: Any) -> int | None:
    """Read a cell with an amount in yuan as fen; empty is unknown."""
    return yuan(_words(value))
