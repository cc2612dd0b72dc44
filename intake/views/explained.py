"""Explains a due date on a page: days in a row, whether they count, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from catalogue.phrases import limit_words
from catalogue.values.limits import LimitUnit, TimeLimit
from documents.values import isolate_name
from intake.rules.clock import days_used, spans
from intake.values.clock import Due, Span, Why
from kernel.refusals import N_
from kernel.words import _, monthday, shortdate, shown

WHY: Mapping[Why, str] = {
    Why.START: N_("The day of acceptance itself is not counted"),
    Why.WORKING_DAY: N_("Working days"),
    Why.MAKE_UP: N_("A weekend day that is worked"),
    Why.NATURAL_DAY: N_("Calendar days"),
    Why.MONTH: N_("The same day of the month"),
    Why.HOURS: N_("Counted by the hour from the moment of acceptance, days off too"),
    Why.ON_THE_SPOT: N_("On the spot"),
    Why.WEEKEND: N_("Weekend, not counted"),
    Why.PAUSE: N_("Special procedure, not counted"),
    Why.MOVED: N_("The last day was a day off: moved to the next working day"),
}
TITLES = {"promised": N_("Promised"), "statutory": N_("By law")}
LINES = {
    "promised": N_("Promised: %(limit)s, due on %(day)s"),
    "statutory": N_("By law: %(limit)s, due on %(day)s"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Days in a row as the page shows them."""

    days: str
    why: str
    count: str  # how many are counted so far, or nothing
    counted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A due date with its limit, how much of it is used, and the way there."""

    title: str
    line: str  # limit and last day in one sentence
    limit: str
    last: str  # the last day, or the last moment
    estimated: bool
    used: int
    promised: int
    rows: tuple[Row, ...]


def explain(name: str, limit: Mapping[str, Any], due: Due, today: date) -> Explained:
    """Return the promised or the statutory due date as pages explain it."""
    used, promised = days_used(due, today)
    words, last = limit_words(_limit(limit)), shown(due.last)
    return Explained(
        title=_(TITLES[name]),
        line=_(LINES[name], limit=isolate_name(words), day=isolate_name(last)),
        limit=words,
        last=last,
        estimated=due.is_estimated,
        used=used,
        promised=promised,
        rows=tuple(_row(span, due.steps[0].day.year) for span in spans(due.steps)),
    )


def _limit(kept: Mapping[str, Any]) -> TimeLimit:
    return TimeLimit(**{**kept, "unit": LimitUnit(kept["unit"])})


def _row(span: Span, year: int) -> Row:
    first, last = _short(span.first, year), _short(span.last, year)
    days = first if span.first == span.last else f"{first} – {last}"
    return Row(days=days, why=_why(span), count=_count(span), counted=span.counted)


def _short(day: date, year: int) -> str:
    """Return month and day; with the year where it is another one."""
    return monthday(day) if day.year == year else shortdate(day)


def _why(span: Span) -> str:
    if span.why is Why.FEAST:
        return _("%(feast)s, not counted", feast=_(span.name))
    return _(WHY[span.why])


def _count(span: Span) -> str:
    if not span.counted or span.why in (Why.ON_THE_SPOT, Why.HOURS, Why.MONTH):
        return ""
    number = (span.last - span.first).days + 1
    return str(span.number) if number == 1 else f"{span.number - number + 1}–{span.number}"
