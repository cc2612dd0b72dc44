"""Words of the organisation."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import NewType

from kernel.actors import Role

RegionId = NewType("RegionId", int)
DepartmentId = NewType("DepartmentId", int)
CentreId = NewType("CentreId", int)
PoolId = NewType("PoolId", int)
StaffId = NewType("StaffId", int)


class RegionKind(StrEnum):
    """What sort of place a region is."""

    ADMINISTRATIVE = "administrative"
    CORPS = "corps"
    DEVELOPMENT_ZONE = "development_zone"


class RegionLevel(StrEnum):
    """How high a region stands."""

    NATIONAL = "national"
    REGION = "region"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"


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
class CentreCard:
    """A centre as lists and pages show it."""

    id: CentreId
    slug: str
    names: Mapping[str, str]
    addresses: Mapping[str, str]
    region_id: RegionId
    calendar: str
    phone: str
    latitude: float | None
    longitude: float | None
    slot_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentCard:
    """A department as lists and pages show it."""

    id: DepartmentId
    code: str
    names: Mapping[str, str]
    region_id: RegionId
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionCard:
    """A region as lists and pages show it."""

    id: RegionId
    code: str
    names: Mapping[str, str]
    level: RegionLevel
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolCard:
    """Windows of one centre with the same skills and hours."""

    id: PoolId
    centre_id: CentreId
    name: str
    comprehensive: bool
    windows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyCard:
    """Where a refusal may be contested, and since when that holds."""

    authority: str
    authority_address: str
    court: str
    court_address: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRemedy:
    """An entry of the table of remedies. No department: for all of the region's."""

    region_id: RegionId
    department_id: DepartmentId | None
    remedy: RemedyCard
    valid_from: date
    valid_until: date | None
    checked_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """Somebody gives e-mail and password."""

    email: str
    password: str
    client: str  # the address it comes from, for counting failures


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStaff:
    """An account to make; the scope's kind is found from its code."""

    email: str
    name: str
    password: str
    language: str
    role: Role
    scope: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRegion:
    """A region to add; parents come first."""

    code: str
    names: Mapping[str, str]
    kind: RegionKind
    level: RegionLevel
    parent: str | None = None
    calendar: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDepartment:
    """A department to add to the region with a code."""

    code: str
    names: Mapping[str, str]
    region: str
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPool:
    """Windows with the same skills: their numbers and names, and whom they serve besides."""

    name: str
    comprehensive: bool
    windows: tuple[tuple[str, str], ...]
    serves: tuple[str, ...] = ()  # codes of departments


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCentre:
    """A hall to open, with all that is in it."""

    slug: str
    names: Mapping[str, str]
    addresses: Mapping[str, str]
    region: str
    calendar: str
    phone: str = ""
    latitude: float | None = None
    longitude: float | None = None
    slot_minutes: int = 30
    hours: tuple[OpenHours, ...] = ()
    pools: tuple[NewPool, ...] = ()
    stationed: tuple[str, ...] = ()  # codes of departments
