"""What goes into the search and what comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

FACETS = ("theme", "line", "level", "region", "audience", "channel")  # counted beside the list
NARROWING = (*FACETS, "department")  # the last is not counted: each county has its own ones
FILED = (*NARROWING, "taken")  # the last is compared with marks of the reader's place
HANDED = "handed"  # the filter by where in the own place an item can be handed in

Order = Literal["relevance", "popularity", "limit"]
ORDERS: tuple[Order, ...] = get_args(Order)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchDoc:
    """One published item, as the index needs it.

    `names` and `summaries`: language tag -> text. `region_path`: codes from the root down to the
    item's own region. `line`, `level`: of the department, and of that region. `boost`: 1.0 is
    ordinary; it orders equals, and lifts nothing past a better kind of match. `department_names`:
    in other languages. `group`: what the items that are one hit of a grouped list have in common;
    their name if it is empty. `popularity`: the more the better known. `days`: how long it takes,
    where that is known. `taken`: marks of where it can be handed in.
    """

    item_id: int
    code: str = ""
    codes: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    summaries: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    body: str = ""
    line: str = ""
    level: str = ""
    department: str = ""
    department_names: tuple[str, ...] = ()
    region_path: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    boost: float = 1.0
    group: str = ""
    popularity: float = 0.0
    days: float | None = None
    taken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """What a reader asks for. Values of one filter widen it, several filters narrow.

    `grouped`: items that many places offer are one hit. `as_typed`: mistyped words stay as they
    are. `near`: what a reader's place calls itself -> the marks of what can be handed in there; the
    filter `HANDED` chooses among them. `chain`: the codes of that place and of what it lies in,
    from the root down; of the items of one hit the nearest to it is named.
    """

    q: str = ""
    lang: str = "zh-Hans"
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1
    size: int = 20
    order: Order = "relevance"
    grouped: bool = False
    as_typed: bool = False
    near: Mapping[str, frozenset[str]] = field(default_factory=dict)
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What was found. Each facet's counts ignore its own filter and obey the others.

    `searched`: the words really looked for, synonyms included. `relaxed`: nothing had all the
    words, these have most of them, or those of `instead`: mistyped words put right. `meant`: no
    item has the words, these are near to them in meaning. `nearest`: words that would find
    something, when that helps; as typed, first those with mistyped words put right. `behind`:
    the items of each hit, that of `ids` first. `handed`: for each hit the places of `near` where
    one of its items can be handed in. `total` and the facets count hits.
    """

    total: int
    ids: tuple[int, ...]
    facets: Mapping[str, Mapping[str, int]]
    searched: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    relaxed: bool = False
    meant: bool = False
    instead: str = ""
    behind: tuple[tuple[int, ...], ...] = ()
    handed: tuple[tuple[str, ...], ...] = ()
