"""Measures, amounts and changes in words."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from babel.numbers import format_decimal, format_percent
from flask_babel import get_locale

from catalogue.phrases.limits import span_words
from catalogue.values.figures import UNITS, Measure
from catalogue.values.ledger import Show, Version
from catalogue.values.limits import LimitUnit
from kernel.money import Money
from kernel.refusals import N_
from kernel.words import _, money

MEASURES: Mapping[Measure, str] = {
    Measure.WORKING_DAYS: N_("Promised time in working days"),
    Measure.NATURAL_DAYS: N_("Promised time in days, holidays included"),
    Measure.MONTHS: N_("Promised time in months"),
    Measure.HOURS: N_("Promised time in hours"),
    Measure.MATERIALS: N_("Materials to hand in"),
    Measure.INTERMEDIARIES: N_("Materials from intermediaries"),
    Measure.FEES: N_("Fees"),
    Measure.STEPS: N_("Steps"),
    Measure.VISITS: N_("Visits"),
}
SHOWN: Mapping[Show, str] = {
    Show.COMPARED: N_("All that can be compared"),
    Show.LESS: N_("Less than before"),
    Show.MORE: N_("More than before"),
    Show.APART: N_("Cannot be compared"),
    Show.ADDED: N_("Added since"),
    Show.WITHDRAWN: N_("Withdrawn since"),
}

UNIT_WORDS: Mapping[LimitUnit, str] = {
    LimitUnit.WORKING_DAY: N_("working days"),
    LimitUnit.NATURAL_DAY: N_("days, holidays included"),
    LimitUnit.MONTH: N_("months"),
    LimitUnit.HOUR: N_("hours"),
    LimitUnit.ON_THE_SPOT: N_("on the spot"),
}


def measure_words(measure: Measure) -> str:
    """Return what is compared."""
    return _(MEASURES[measure])


def amount_words(measure: Measure, amount: int) -> str:
    """Return a sum; of fees as money."""
    if measure is Measure.FEES:
        return money(Money(amount))
    return str(format_decimal(amount, locale=get_locale() or "zh_Hans"))


def version_words(measure: Measure, version: Version) -> str:
    """Return the amount of one item, a limit with its unit."""
    if version.amount is None:
        return _("Not said")
    if measure in UNITS and version.unit is not None:
        return span_words(version.amount, version.unit)
    return amount_words(measure, version.amount)


def change_words(change: Fraction | None) -> str:
    """Return a change as a signed share; a dash where there was nothing before."""
    if change is None:
        return "–"
    share = Decimal(change.numerator) / Decimal(change.denominator)
    locale = get_locale() or "zh_Hans"
    sign = "+" if share > 0 else ""
    return sign + str(format_percent(share, format="#,##0.0%", locale=locale))
