"""Time limits: a number, a unit, an extension and a basis, never a bare int."""

from dataclasses import dataclass
from enum import StrEnum


class LimitUnit(StrEnum):
    """What a limit counts."""

    WORKING_DAY = "working_day"
    NATURAL_DAY = "natural_day"
    MONTH = "month"
    HOUR = "hour"
    ON_THE_SPOT = "on_the_spot"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """How long the office may take, counted from acceptance. On the spot has number 0."""

    number: int
    unit: LimitUnit
    extension_number: int | None = None
    extension_unit: LimitUnit | None = None
    extended_by: str = ""
    basis: str = ""
    note: str = ""


LONGEST_REST = 9  # days that a feast and its weekends may add, beyond ordinary weekends


def is_longer(promised: TimeLimit, legal: TimeLimit) -> bool:
    """Whether `promised` is certainly longer than `legal`.

    The same units are compared as numbers; else the least that is promised with the most that
    the law allows. A blank or zero legal limit sets none (except on the spot), so nothing is
    longer than it.
    """
    if legal.number == 0 and legal.unit is not LimitUnit.ON_THE_SPOT:
        return False
    if promised.unit is legal.unit:
        return promised.number > legal.number
    return _least_hours(promised) > _most_hours(legal)


def in_days(limit: TimeLimit | None) -> float | None:
    """Return about how many days a limit is, to compare by; None where none is set."""
    if limit is None or (limit.number == 0 and limit.unit is not LimitUnit.ON_THE_SPOT):
        return None
    return limit.number * _DAYS[limit.unit]


_DAYS = {
    LimitUnit.WORKING_DAY: 7 / 5,
    LimitUnit.NATURAL_DAY: 1.0,
    LimitUnit.MONTH: 30.0,
    LimitUnit.HOUR: 1 / 24,
    LimitUnit.ON_THE_SPOT: 0.0,
}


def _least_hours(limit: TimeLimit) -> int:
    """Return how many hours go by at the least: five working days fit into five days."""
    match limit.unit:
        case LimitUnit.WORKING_DAY:
            return 24 * (limit.number + 2 * (max(limit.number - 1, 0) // 5))
        case LimitUnit.MONTH:
            return 24 * 28 * limit.number
        case _:
            return _hours(limit)


def _most_hours(limit: TimeLimit) -> int:
    """Return how many hours may go by at the most."""
    match limit.unit:
        case LimitUnit.WORKING_DAY:
            return 24 * (limit.number + 2 * (limit.number // 5 + 1) + LONGEST_REST)
        case LimitUnit.MONTH:
            return 24 * 31 * limit.number
        case _:
            return _hours(limit)


def _hours(limit: TimeLimit) -> int:
    if limit.unit is LimitUnit.ON_THE_SPOT:
        return 0
    return limit.number * (24 if limit.unit is LimitUnit.NATURAL_DAY else 1)
