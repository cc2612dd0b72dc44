"""Regions, departments, centres and their windows."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from organisation.values.days import OpenHours
from organisation.values.ids import CentreId, DepartmentId, PoolId, RegionId


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionCard:
    """A region as lists and pages show it."""

    id: RegionId
    code: str
    names: Mapping[str, str]
    level: RegionLevel
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentCard:
    """A department as lists and pages show it."""

    id: DepartmentId
    code: str
    names: Mapping[str, str]
    region_id: RegionId
    phone: str


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
