"""Working days, opening hours."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class DayKind(StrEnum):
    """What a calendar says of a day that is not as its weekday says."""

    DAY_OFF = "day_off"
    MAKE_UP = "make_up"  # a Saturday or Sunday worked in exchange for a day off


class Certainty(StrEnum):
    """How sure the calendar is of a day."""

    OFFICIAL = "official"
    SECONDARY = "secondary"  # reposted, not read in the notice itself
    ESTIMATED = "estimated"


class Purpose(StrEnum):
    """What working days are asked for: the two may differ by region."""

    BOOKING = "booking"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """One day that is not as its weekday says."""

    day: date
    kind: DayKind
    name: str  # English msgid of the feast: "Spring Festival", "Corban Festival"
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class DayMark:
    """What the calendar says of one day, and how sure it is."""

    working: bool
    name: str  # English msgid of the feast, or empty
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingDays:
    """Which days are worked; a frozen answer to one question about one place.

    Beyond `known_until` nothing is official: weekends and estimated feasts count as days off.
    """

    special: Mapping[date, SpecialDay]
    known_until: date | None

    def is_working(self, day: date) -> bool:
        """Whether offices work on `day`."""
        return self.mark(day).working

    def mark(self, day: date) -> DayMark:
        """Return what is known of `day`."""
        known = self.known_until is not None and day <= self.known_until
        special = self.special.get(day)
        if special:
            certainty = special.certainty
            return DayMark(special.kind is DayKind.MAKE_UP, special.name, certainty)
        certainty = Certainty.OFFICIAL if known else Certainty.ESTIMATED
        return DayMark(day.weekday() < 5, "", certainty)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHours:
    """One stretch of opening hours of a weekday (Monday is 0), within a season.

    The season runs from (month, day) to (month, day), both included; it may cross New Year.
    """

    weekday: int
    opens: time
    closes: time
    season_from: tuple[int, int] = (1, 1)
    season_to: tuple[int, int] = (12, 31)
    id: int = 0  # of the stored row, 0 where it is not stored


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCalendar:
    """A work calendar to add; the days of its parent count too."""

    code: str
    name: str
    parent: str
