"""Explains a due date on paper: how it was counted, and which days do not count."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from documents.sheets import Block, Fact, Facts, Notice
from documents.values import Words, code
from intake.pdf.words import Pair, iso
from intake.rules.clock import ONE_DAY, spans
from intake.values.clock import Due, Span, Why, from_json
from intake.values.reasons import Phrase
from kernel.clock import at_office
from kernel.refusals import N_

LEFT_OUT = (Why.WEEKEND, Why.FEAST, Why.PAUSE, Why.MOVED)
REASONS: Mapping[Why, Phrase] = {
    Why.WEEKEND: Phrase("周末，不计入", N_("Weekends, not counted")),
    Why.PAUSE: Phrase("特别程序，不计入", N_("Special procedure, not counted")),
    Why.MOVED: Phrase("末日为休息日，顺延", N_("The last day was a day off: moved on")),
    Why.MAKE_UP: Phrase("调休上班，计入", N_("Make-up working days, counted")),
}
TITLES = {
    "statutory": Phrase("法定办结时限", N_("Time limit by law")),
    "promised": Phrase("承诺办结时限", N_("Time limit promised")),
}
DUE = {
    "statutory": Phrase("法定办结截止日", N_("Due by law on")),
    "promised": Phrase("承诺办结截止日", N_("Due as promised on")),
}


def clock_blocks(both: Pair, clock: Mapping[str, Any]) -> tuple[Block, ...]:
    """Return the limits, the due dates and how the earlier one was counted."""
    kept = {name: clock[name] for name in ("promised", "statutory") if clock.get(name)}
    if not kept:
        words = both("该事项未设定办结期限。", N_("No time limit is set for this service."))
        return (Notice(words),)
    dues = {name: from_json(one) for name, one in kept.items()}
    rows = [row for name, one in kept.items() for row in _rows(both, name, one, dues[name])]
    first = min(dues.values(), key=lambda due: due.day)
    intro = _intro(both, first, time.fromisoformat(clock["at"]))
    return (Facts(tuple(rows), columns=2), *_explained(both, first, intro))


def _rows(both: Pair, name: str, kept: Mapping[str, Any], due: Due) -> tuple[Fact, ...]:
    return (
        Fact(both.phrase(TITLES[name]), both.limit(kept["limit"])),
        Fact(both.phrase(DUE[name]), due_words(both, due), strong=True),
    )


def due_words(both: Pair, due: Due) -> Words:
    """Return a due date; one that the calendar has not announced yet says so."""
    if due.is_estimated:
        return both("%(day)s（预计）", N_("%(day)s (estimated)"), day=due.last)
    return both.day(due.last)


def _explained(both: Pair, due: Due, intro: Words) -> tuple[Block, ...]:
    told = spans(due.steps)
    rows = [
        Fact(words, code("、".join(ranges) if both.tag == "zh-Hans" else ", ".join(ranges)))
        for words, ranges in _groups(both, told)
    ]
    blocks: tuple[Block, ...] = (Notice(intro, _title(both)),)
    if rows:
        blocks = (*blocks, Facts(tuple(rows)))
    return (*blocks, *_warning(both, due))


def _intro(both: Pair, due: Due, at: time) -> Words:
    """Return from when the limit runs."""
    first = due.steps[0]
    if first.why is Why.ON_THE_SPOT:
        return both(
            "当场办结，受理当日为截止日。", N_("Decided on the spot, on the day of acceptance.")
        )
    if first.why is not Why.START:
        return both(
            "期限按小时连续计算，自%(start)s受理时起算。",
            N_("The hours run without a break from acceptance, %(start)s."),
            start=at_office(first.day, at),
        )
    return both(
        "期限自受理次日起计算，受理当日不计入；首日为%(first)s。",
        N_("The day of acceptance itself is not counted; the first day is %(first)s."),
        first=_first_counted(due),
    )


def _title(both: Pair) -> Words:
    return both("截止日的计算", N_("How the date was counted"))


def _warning(both: Pair, due: Due) -> tuple[Block, ...]:
    if not due.is_estimated:
        return ()
    words = both(
        "该日期涉及尚未公布的节假日安排，公布后可能调整。",
        N_("The days off of that time are not announced yet: the date may still move."),
    )
    return (Notice(words),)


def _first_counted(due: Due) -> date:
    """Return the first day that counts; of months, which are not counted by days, the next."""
    if any(step.why is Why.MONTH for step in due.steps):
        return due.steps[0].day + ONE_DAY
    return next(step.day for step in due.steps if step.counted)


def _groups(both: Pair, told: Sequence[Span]) -> list[tuple[Words, list[str]]]:
    """Return each reason with its ranges of days, in the order they come."""
    found: dict[tuple[Why, str], list[str]] = {}
    for span in told:
        if span.why in (*LEFT_OUT, Why.MAKE_UP):
            name = span.name if span.why is Why.FEAST else ""
            found.setdefault((span.why, name), []).append(_range(span))
    return [(_reason(both, why, name), ranges) for (why, name), ranges in found.items()]


def _reason(both: Pair, why: Why, name: str) -> Words:
    if why is not Why.FEAST:
        return both.phrase(REASONS[why])
    feast = both.feast(name)
    local = feast.local
    words = both("%(feast)s，不计入", N_("%(feast)s, not counted"), feast=feast.zh)
    if local is None:
        return words
    translated = both("%(feast)s，不计入", N_("%(feast)s, not counted"), feast=local)
    return Words(words.zh, translated.local)


def _range(span: Span) -> str:
    if span.first == span.last:
        return iso(span.first)
    same_year = span.first.year == span.last.year
    last = span.last.strftime("%m-%d") if same_year else iso(span.last)
    return f"{iso(span.first)} – {last}"
