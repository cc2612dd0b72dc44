"""Where an item can be handed in: the words for it.

Three things are kept apart: the implementing body decides; an acceptance point takes in on its
behalf; an agent point helps to hand in and decides nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from catalogue.values.codes import AcceptScope


class PointKind(StrEnum):
    """What the department of a township or village does for the one that decides."""

    ACCEPTANCE = "acceptance"
    AGENT = "agent"


class Why(StrEnum):
    """Why a place takes an item in: the nearest to the one that decides comes first."""

    OWN = "own"
    ON_BEHALF = "on_behalf"
    AGENT = "agent"
    HANDED_ON = "handed_on"
    ALLIED = "allied"


ONLY_RECEIVE = frozenset({Why.AGENT, Why.HANDED_ON, Why.ALLIED})  # nobody accepts there
ORDER = tuple(Why)


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What of an item says where it can be handed in."""

    item_id: int
    department_id: int
    region_id: int
    scope: AcceptScope = AcceptScope.UNKNOWN
    alliance: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """Regions whose comprehensive windows take an item in: those at `path` and below."""

    path: str
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Takers:
    """Who takes one item in."""

    department_id: int
    points: Mapping[int, PointKind] = field(default_factory=dict)  # by department
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A hall that takes all of some items in at one counter, and why: the farthest reason."""

    centre_id: int
    pool_ids: tuple[int, ...]
    why: Why
    points: tuple[int, ...] = ()  # departments of townships and villages that are met there


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrusted:
    """A point of an item."""

    department_id: int
    kind: PointKind
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrust:
    """Let points take items in."""

    item_ids: tuple[int, ...]
    department_ids: tuple[int, ...]
    kind: PointKind
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relieve:
    """Let points take items in no more."""

    item_ids: tuple[int, ...]
    department_ids: tuple[int, ...]
    document: str
