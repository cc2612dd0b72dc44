"""Time limits in words."""

from functools import lru_cache

from flask_babel import get_locale

from catalogue.values.limits import LimitUnit, TimeLimit
from kernel.words import _, _n


def limit_words(limit: TimeLimit | None) -> str:
    """Return how long the office may take; says so where no limit is set."""
    return _limit_words(str(get_locale()), limit)


@lru_cache(2048)
def _limit_words(_locale: str, limit: TimeLimit | None) -> str:
    return span_words(limit.number, limit.unit) if limit else _("No time limit is set")


def span_words(number: int, unit: LimitUnit) -> str:
    """Return a number of days, months or hours."""
    match unit:
        case LimitUnit.WORKING_DAY:
            return _n("%(num)d working day", "%(num)d working days", number)
        case LimitUnit.NATURAL_DAY:
            return _n("%(num)d day, holidays included", "%(num)d days, holidays included", number)
        case LimitUnit.MONTH:
            return _n("%(num)d month", "%(num)d months", number)
        case LimitUnit.HOUR:
            return _n("%(num)d hour", "%(num)d hours", number)
        case LimitUnit.ON_THE_SPOT:
            return _("On the spot")


def extension_words(limit: TimeLimit) -> str:
    """Return by how much the limit may be extended; empty where it may not."""
    if not limit.extension_number:
        return ""
    span = span_words(limit.extension_number, limit.extension_unit or limit.unit)
    return _("May be extended once by %(span)s", span=span)
