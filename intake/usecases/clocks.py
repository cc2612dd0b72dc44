"""Starts the clock of a case and computes it anew."""

from dataclasses import asdict
from datetime import date, time
from typing import Any

from catalogue.values.limits import TimeLimit
from intake.rules.clock import due_on, has_limit
from intake.tables import Case
from intake.values.clock import Due, Pause, as_json
from organisation.values import WorkingDays


def start_clock(
    case: Case,
    limits: tuple[TimeLimit | None, TimeLimit | None],
    days: WorkingDays,
    at: time = time.min,
) -> None:
    """Write the statutory and the promised due date of an accepted case, and why.

    `at` is the time of day of acceptance, from which a limit in hours runs.
    """
    statutory, promised = (_due(case, limit, days, at) for limit in limits)
    case.statutory_due = statutory.day if statutory else None
    case.promised_due = promised.day if promised else None
    case.clock = {
        "at": at.isoformat(),
        "statutory": _kept(limits[0], statutory),
        "promised": _kept(limits[1], promised),
    }


def first_due(case: Case) -> date | None:
    """Return the day by which the department should decide: the earlier of the two."""
    return min((day for day in (case.statutory_due, case.promised_due) if day), default=None)


def pauses_of(case: Case) -> tuple[Pause, ...]:
    """Return the special procedures of a case that have ended."""
    return tuple(
        Pause(date.fromisoformat(begins), date.fromisoformat(ends))
        for begins, ends in case.pauses
        if ends
    )


def _due(case: Case, limit: TimeLimit | None, days: WorkingDays, at: time) -> Due | None:
    if limit is None or not has_limit(limit) or case.accepted_on is None:
        return None
    return due_on(case.accepted_on, limit, days, pauses_of(case), at)


def _kept(limit: TimeLimit | None, due: Due | None) -> dict[str, Any] | None:
    if limit is None or due is None:
        return None
    return {"limit": asdict(limit), **as_json(due)}
