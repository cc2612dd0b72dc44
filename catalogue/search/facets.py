"""Narrowing what was found, and the counts beside it: what each further choice would leave."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from catalogue.search.group_counts import count_groups
from catalogue.search.shelf import Places, Shelf
from catalogue.search.values import FACETS, FILED

Filters = Mapping[str, tuple[str, ...]]
Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the filters leave, in its order, and value -> count per facet."""

    places: Places
    counts: Counts


def usable(filters: Filters) -> dict[str, tuple[str, ...]]:
    """Return the filters that the index knows and that choose something."""
    return {facet: tuple(filters[facet]) for facet in FILED if filters.get(facet)}


def narrow(shelf: Shelf, places: Places, filters: Filters, grouped: bool = False) -> Narrowed:
    """Keep the items with one of the values of every filter, and count them.

    The counts of each facet ignore its own filter and obey the others. `grouped`: they count the
    hits of a grouped list.
    """
    if not filters and len(places) == len(shelf.everything):
        return Narrowed(places, _plain(shelf, grouped))
    fitting = {facet: fits(shelf, facet, chosen)[places] for facet, chosen in filters.items()}
    left = _all_of(places, fitting.values())
    counts = {
        facet: _count(shelf, facet, left, grouped) for facet in FACETS if facet not in filters
    }
    for facet, chosen in filters.items():
        others = [fit for name, fit in fitting.items() if name != facet]
        counted = _count(shelf, facet, _all_of(places, others), grouped)
        counts[facet] = {**dict.fromkeys(chosen, 0), **counted}
    return Narrowed(left, counts)


@lru_cache(2)
def _plain(shelf: Shelf, grouped: bool) -> Counts:
    """Return the counts of everything: the plain list is asked for most, and counted once."""
    return {facet: _count(shelf, facet, shelf.everything, grouped) for facet in FACETS}


def fits(shelf: Shelf, facet: str, chosen: Iterable[str]) -> NDArray[np.bool_]:
    """Return for each item of the shelf whether it has one of the values."""
    wanted = frozenset(chosen)
    kinds = [not wanted.isdisjoint(kind) for kind in shelf.labels.kinds[facet]]
    return np.array(kinds, np.bool_)[_column(shelf, facet)]


def _all_of(places: Places, fitting: Iterable[NDArray[np.bool_]]) -> Places:
    both: NDArray[np.bool_] | None = None
    for fit in fitting:
        both = fit if both is None else both & fit
    return places if both is None else places[both]


def _count(shelf: Shelf, facet: str, places: Places, grouped: bool) -> dict[str, int]:
    """Return how many of these items, or hits, have each value; kinds first, they are few."""
    column = _column(shelf, facet)
    if grouped:
        groups, most = shelf.group_of_text, len(shelf.columns.keys)
        of_items = groups[shelf.columns.texts[places]]
        return count_groups(shelf.labels.kinds[facet], column[places], of_items, most)
    of_kind = np.bincount(column if len(places) == len(column) else column[places])
    counts: dict[str, int] = {}
    for kind in np.flatnonzero(of_kind).tolist():
        for value in shelf.labels.kinds[facet][kind]:
            counts[value] = counts.get(value, 0) + int(of_kind[kind])
    return counts


def _column(shelf: Shelf, facet: str) -> NDArray[np.int32]:
    column: NDArray[np.int32] = shelf.columns.kinds[FILED.index(facet)]
    return column
