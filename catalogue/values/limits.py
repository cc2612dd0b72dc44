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


_HOURS = {  # for comparing limits only: a working day is never shorter than a day of 24 hours
    LimitUnit.ON_THE_SPOT: 0,
    LimitUnit.HOUR: 1,
    LimitUnit.NATURAL_DAY: 24,
    LimitUnit.WORKING_DAY: 24,
    LimitUnit.MONTH: 24 * 30,
}


def is_longer(promised: TimeLimit, legal: TimeLimit) -> bool:
    """Whether `promised` is certainly longer than `legal`.

    Units are compared by their least length; a blank or zero legal limit sets none
    (except on the spot), so nothing is longer than it.
    """
    if legal.number == 0 and legal.unit is not LimitUnit.ON_THE_SPOT:
        return False
    return promised.number * _HOURS[promised.unit] > legal.number * _HOURS[legal.unit]
