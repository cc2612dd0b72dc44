"""Regions that take in for each other, and counters by what they serve."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from organisation.values.ids import CentreId, PoolId


@dataclass(frozen=True, slots=True, kw_only=True)
class AllianceCard:
    """An alliance as lists and pages show it."""

    id: int
    code: str
    names: Mapping[str, str]
    basis: str
    valid_from: date
    valid_until: date | None
    members: tuple[int, ...]  # regions


@dataclass(frozen=True, slots=True, kw_only=True)
class AllianceWish:
    """What is said of an alliance."""

    names: Mapping[str, str]
    basis: str
    valid_from: date
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAlliance:
    """An alliance to found, by its code, with its first member's code."""

    code: str
    region: str
    wish: AllianceWish


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """A pool with open windows, where it stands, and which of the departments asked for it serves.

    A comprehensive one may hand on what others decide.
    """

    pool_id: PoolId
    centre_id: CentreId
    region_path: str
    comprehensive: bool
    departments: frozenset[int]
