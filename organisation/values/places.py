"""Regions, departments, centres and their windows."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from organisation.values.days import OpenHours
from organisation.values.ids import CentreId, DepartmentId, PoolId, RegionId

GENERAL_LINE = "general"  # of a town or village point that carries out what all lines do
HALL_CHANGED = "hall.changed"  # work for later: hours, windows or calendar of a hall changed


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


SMALL = (RegionLevel.TOWNSHIP, RegionLevel.VILLAGE)  # where points take in for a county


def ids_on(path: str) -> list[int]:
    """Return the ids of the regions on a path, from the root down."""
    return [int(part) for part in path.strip("/").split("/") if part]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionCard:
    """A region as lists and pages show it."""

    id: RegionId
    code: str
    names: Mapping[str, str]
    kind: RegionKind
    level: RegionLevel
    path: str
    calendar: str | None  # else that of the nearest region above
    festivals_delay_deadlines: bool

    @property
    def parent_id(self) -> int | None:
        """The region that this one lies in."""
        above = ids_on(self.path)[:-1]
        return above[-1] if above else None


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentCard:
    """A department as lists and pages show it.

    Its line of business is that of the departments above and below it which do the same:
    a standard is offered along it.
    """

    id: DepartmentId
    code: str
    names: Mapping[str, str]
    region_id: RegionId
    phone: str
    line: str = ""
    uscc: str  # unified social credit code; empty: not known


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
class PoolCard:
    """Windows of one centre with the same skills and hours."""

    id: PoolId
    centre_id: CentreId
    name: str
    comprehensive: bool
    windows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowCard:
    """One desk of a hall."""

    id: int
    pool_id: PoolId
    number: str
    name: str
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRegion:
    """A region to add; parents come first."""

    code: str
    names: Mapping[str, str]
    kind: RegionKind
    level: RegionLevel
    parent: str | None = None
    calendar: str | None = None
    festivals_delay_deadlines: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDepartment:
    """A department to add to the region with a code."""

    code: str
    names: Mapping[str, str]
    region: str
    phone: str = ""
    line: str = ""
    uscc: str = ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRegion:
    """What may change of a region: never its code, nor what it lies in."""

    names: Mapping[str, str]
    kind: RegionKind
    level: RegionLevel
    calendar: str | None
    festivals_delay_deadlines: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDepartment:
    """What may change of a department: never its code, nor its region."""

    names: Mapping[str, str]
    phone: str
    line: str = ""
    uscc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCentre:
    """What may change of a hall: never its short name, which stands in printed addresses."""

    names: Mapping[str, str]
    addresses: Mapping[str, str]
    calendar: str
    phone: str
    latitude: float | None
    longitude: float | None
    slot_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolWish:
    """A pool as it is to be. A comprehensive one serves all who are stationed at its hall."""

    name: str
    comprehensive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowWish:
    """A window as it is to be: its pool is what it can do."""

    pool_id: PoolId
    number: str
    name: str
