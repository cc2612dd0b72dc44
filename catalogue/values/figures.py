"""What can be counted of an item: what the ledger of reductions adds up."""

from dataclasses import dataclass
from enum import StrEnum

from catalogue.values.limits import LimitUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of one revision. None is unknown, and never counted as nothing.

    Numbers and units of limits are both there or both not; on the spot is 0.
    """

    limit_number: int | None = None
    limit_unit: LimitUnit | None = None
    legal_number: int | None = None
    legal_unit: LimitUnit | None = None
    materials: int | None = None  # that have to be handed in
    intermediaries: int | None = None  # of these, that a paid intermediary makes
    fees_fen: int | None = None
    steps: int | None = None
    visits: int | None = None


class Measure(StrEnum):
    """What is compared. Time is added up unit by unit: a month is not so many working days."""

    WORKING_DAYS = "working_days"
    NATURAL_DAYS = "natural_days"
    MONTHS = "months"
    HOURS = "hours"
    MATERIALS = "materials"
    INTERMEDIARIES = "intermediaries"
    FEES = "fees"
    STEPS = "steps"
    VISITS = "visits"


UNITS = {
    Measure.WORKING_DAYS: LimitUnit.WORKING_DAY,
    Measure.NATURAL_DAYS: LimitUnit.NATURAL_DAY,
    Measure.MONTHS: LimitUnit.MONTH,
    Measure.HOURS: LimitUnit.HOUR,
}
