"""Words of the legal clock: a due date and the steps that led to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from kernel.clock import at_office
from organisation.values import Certainty


class Why(StrEnum):
    """Why a day counts, or does not."""

    START = "start"  # the day of the act itself is not counted
    WORKING_DAY = "working_day"
    MAKE_UP = "make_up"  # a Saturday or Sunday worked in exchange for a day off
    NATURAL_DAY = "natural_day"
    MONTH = "month"
    HOURS = "hours"
    ON_THE_SPOT = "on_the_spot"
    WEEKEND = "weekend"
    FEAST = "feast"
    PAUSE = "pause"  # a special procedure
    MOVED = "moved"  # the last day was a day off: the period ends on the next working day


@dataclass(frozen=True, slots=True)
class ClockStep:
    """One day of the way to a due date. `number` is how many are counted so far."""

    day: date
    counted: bool
    number: int
    why: Why
    name: str = ""  # English msgid of the feast


@dataclass(frozen=True, slots=True)
class Span:
    """Days in a row that count, or do not, for the same reason; both ends included."""

    first: date
    last: date
    counted: bool
    number: int  # counted at its end
    why: Why
    name: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """The last day in time, why, and how sure the calendar is of it."""

    day: date
    steps: tuple[ClockStep, ...]
    certainty: Certainty
    at: time | None = None  # of a limit in hours: its end; without, the end of the day

    @property
    def is_estimated(self) -> bool:
        """Whether the way there leaves the calendar that has been announced."""
        return self.certainty is Certainty.ESTIMATED

    @property
    def last(self) -> date | datetime:
        """The last moment in time, where it is one; else the last day."""
        return at_office(self.day, self.at) if self.at else self.day


@dataclass(frozen=True, slots=True)
class Pause:
    """Days a special procedure takes, [begins, ends); they do not count."""

    begins: date
    ends: date


def as_json(due: Due) -> Mapping[str, Any]:
    """Return a due date as plain data, to be kept with its case."""
    return {
        "day": due.day.isoformat(),
        "certainty": due.certainty.value,
        "steps": [
            [step.day.isoformat(), step.counted, step.number, step.why.value, step.name]
            for step in due.steps
        ],
        **({"at": due.at.isoformat()} if due.at else {}),
    }


def from_json(data: Mapping[str, Any]) -> Due:
    """Return the due date that as_json() wrote."""
    return Due(
        date.fromisoformat(data["day"]),
        tuple(
            ClockStep(date.fromisoformat(day), counted, number, Why(why), name)
            for day, counted, number, why, name in data["steps"]
        ),
        Certainty(data["certainty"]),
        time.fromisoformat(data["at"]) if "at" in data else None,
    )
