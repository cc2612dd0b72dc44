"""Typed front to Flask-Babel: sentences, dates and money in the reader's language."""

from datetime import date, datetime, time
from typing import Any

from babel import Locale
from babel.dates import format_skeleton
from babel.numbers import format_currency
from flask_babel import (
    format_date,
    format_time,
    get_locale,
    gettext,
    lazy_gettext,
    ngettext,
)

from kernel.clock import OFFICE_ZONE
from kernel.locales import LANGUAGES
from kernel.money import Money
from kernel.mongolian import Form, day_words


def _(message: str, **params: object) -> str:
    """Return `message` in the reader's language."""
    return str(gettext(message, **params))


def _n(one: str, many: str, num: int, **params: object) -> str:
    """Return the plural form that fits `num` in the reader's language."""
    return str(ngettext(one, many, num, **params))


def _l(message: str) -> Any:
    """Return `message`, translated when it is printed."""
    return lazy_gettext(message)


def say(message: str, **params: object) -> str:
    """Return `message` in the reader's language, its values in the reader's format."""
    return str(gettext(message, **{name: shown(value) for name, value in params.items()}))


def shown(value: object) -> str:
    """Return a value as the reader writes it; instants in Beijing time."""
    match value:
        case datetime():
            return moment(value)
        case date():
            return longdate(value)
        case Money():
            return money(value)
        case _:
            return str(value)


def listed_language(tag: str) -> str:
    """Return what a language calls itself, for a drop-down list, which loads no letters.

    Few devices can draw the Mongolian script: there its name in the reader's language comes first.
    """
    language = LANGUAGES[tag]
    script = Locale.parse(language.babel).script
    if not language.vertical or str(get_locale()) == language.babel:
        return language.own_name
    return f"{get_locale().scripts[script]} {language.own_name}"


def moment(value: datetime) -> str:
    """Return day and time at the office."""
    local = value.astimezone(OFFICE_ZONE)
    return f"{longdate(local.date())} {clock_time(local.time())}"


def longdate(value: date) -> str:
    """Return a day in words."""
    return _day(value, "long")


def weekdate(value: date) -> str:
    """Return a day in words with its weekday."""
    return _day(value, "full")


def shortdate(value: date) -> str:
    """Return a day in figures."""
    return _day(value, "medium")


def monthday(value: date) -> str:
    """Return month and day, for days of a year that is known."""
    if _is_traditional_mongolian():
        return day_words(value, "day")
    return str(format_skeleton("MMMd", value, locale=get_locale()))


def _day(value: date, form: Form) -> str:
    return day_words(value, form) if _is_traditional_mongolian() else str(format_date(value, form))


def _is_traditional_mongolian() -> bool:
    return str(get_locale()) == "mn_Mong"


def clock_time(value: time | datetime) -> str:
    """Return hours and minutes at the office."""
    if isinstance(value, datetime):
        value = value.astimezone(OFFICE_ZONE).time()
    return str(format_time(value.replace(tzinfo=None), "HH:mm", rebase=False))


def money(value: Money) -> str:
    """Return an amount with its currency sign."""
    amount = value.minor / 100
    locale = get_locale() or "zh_Hans"
    text = format_currency(amount, value.currency, locale=locale)
    # a full-width sign looks wrong beside digits, and here no yen is meant
    return str(text.replace("\uffe5", "\u00a5").replace("CN\u00a5", "\u00a5"))


__all__ = [
    "_",
    "_l",
    "_n",
    "clock_time",
    "longdate",
    "moment",
    "money",
    "monthday",
    "say",
    "shortdate",
    "shown",
    "weekdate",
]
