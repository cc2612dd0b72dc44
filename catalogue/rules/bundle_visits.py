"""Who of several carries a member out, and how few visits the whole takes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from catalogue.rules.handing_in import places, why_taken
from catalogue.values.handing_in import Place, Takers
from organisation.values import Counter


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One item that carries a member out, in a region."""

    member: int
    item_id: int
    code: str
    region_id: int
    revision_id: int


@dataclass(frozen=True, slots=True)
class Chain:
    """The reader's region and those it lies in, the root first; `own`: those to the county."""

    region_ids: Sequence[int] = ()
    own: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit: a hall that takes all of these items in, and others that do too."""

    codes: tuple[str, ...]
    halls: tuple[Place, ...]


def nearest(offers: Iterable[Offered], region_ids: Sequence[int]) -> dict[int, Offered]:
    """Return for each member the offer of the last of these regions that has one.

    Where a region has several, the first.
    """
    rank = {number: place for place, number in enumerate(region_ids)}
    found: dict[int, Offered] = {}
    for one in offers:
        known = found.get(one.member)
        if one.region_id in rank and (known is None or rank[one.region_id] > rank[known.region_id]):
            found[one.member] = one
    return found


def together(
    offers: Sequence[Offered],
    chain: Chain,
    members: Sequence[int],
    takers: Mapping[int, Takers],
    counters: Sequence[Counter],
) -> dict[int, Offered]:
    """Return who carries each member out for the reader.

    As near as may be, so that one hall takes all in; where none does, each as near as it is.
    For the sake of one visit villages and townships are passed by, never the county's hall.
    """
    for depth in range(len(chain.region_ids), chain.own - 1, -1):
        found = nearest(offers, chain.region_ids[:depth])
        homes = [takers[found[one].item_id] for one in members if one in found]
        if len(homes) == len(members) and places(homes, counters):
            return found
    return nearest(offers, chain.region_ids)


def visits(
    codes: Mapping[str, Takers], counters: Sequence[Counter], near: Sequence[int]
) -> tuple[list[Visit], list[str]]:
    """Return the visits for items by code, the largest first, and what no hall takes in.

    One visit where one hall takes all in; else as many at once as one hall does, and so on.
    `near`: centres, the nearest first.
    """
    rank = {centre: place for place, centre in enumerate(near)}
    ordered = sorted(counters, key=lambda one: rank.get(one.centre_id, len(rank)))
    left, found = dict(codes), list[Visit]()
    while whole := _largest(left, ordered):
        halls = places([left.pop(code) for code in whole], ordered)
        found.append(Visit(codes=whole, halls=tuple(halls)))
    return found, list(left)


def _largest(left: Mapping[str, Takers], counters: Iterable[Counter]) -> tuple[str, ...]:
    """Return the most items that one counter takes in; the first counter of several."""
    each = (tuple(code for code in left if why_taken(left[code], one)) for one in counters)
    return max(each, key=len, default=())
