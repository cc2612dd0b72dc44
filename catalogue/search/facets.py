"""Narrowing what was found, and the counts beside it: what each further choice would leave."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from catalogue.search.group_counts import count_groups
from catalogue.search.shelf import Places, Shelf
from catalogue.search.values import FACETS, FILED, HANDED, NARROWING, SearchRequest

Counts = Mapping[str, Mapping[str, int]]
Fit = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the filters leave, in its order, and value -> count per facet.

    `near`: which items of the shelf can be handed in at each place near the reader.
    """

    places: Places
    counts: Counts
    near: Mapping[str, Fit]


def narrow(shelf: Shelf, places: Places, request: SearchRequest) -> Narrowed:
    """Keep the items with one of the values of every filter, and count them, or their hits.

    The counts of each facet ignore its own filter and obey the others.
    """
    filters = {facet: request.filters[facet] for facet in NARROWING if request.filters.get(facet)}
    near = {value: fits(shelf, "taken", marks) for value, marks in request.near.items()}
    fitting = {facet: fits(shelf, facet, chosen)[places] for facet, chosen in filters.items()}
    chosen_near = [near[value] for value in request.filters.get(HANDED, ()) if value in near]
    if chosen_near:
        fitting[HANDED] = np.logical_or.reduce(chosen_near)[places]
    if fitting or len(places) != len(shelf.everything):
        counts = _counts(shelf, places, filters, fitting, request.grouped)
    else:
        counts = _plain(shelf, request.grouped)
    counts_near = _near(shelf, places, fitting, near, request.grouped)
    return Narrowed(_all_of(places, fitting), {**counts, **counts_near}, near)


def _counts(
    shelf: Shelf,
    places: Places,
    filters: Mapping[str, tuple[str, ...]],
    fitting: Mapping[str, Fit],
    grouped: bool,
) -> Counts:
    left = _all_of(places, fitting)
    counts: dict[str, Mapping[str, int]] = {
        facet: _count(shelf, facet, left, grouped) for facet in FACETS if facet not in filters
    }
    for facet, chosen in filters.items():
        counted = _count(shelf, facet, _all_of(places, fitting, but=facet), grouped)
        counts[facet] = {**dict.fromkeys(chosen, 0), **counted}
    return counts


def _near(
    shelf: Shelf,
    places: Places,
    fitting: Mapping[str, Fit],
    near: Mapping[str, Fit],
    grouped: bool,
) -> Counts:
    """Return how many can be handed in at each place near the reader, where one was named."""
    if not near:
        return {}
    left = _all_of(places, fitting, but=HANDED)
    groups = shelf.group_of_text[shelf.columns.texts[left]] if grouped else left
    there = ((value, np.bincount(groups[fit[left]])) for value, fit in near.items())
    return {HANDED: {value: int(np.count_nonzero(times)) for value, times in there}}


@lru_cache(2)
def _plain(shelf: Shelf, grouped: bool) -> Counts:
    """Return the counts of everything: the plain list is asked for most, and counted once."""
    return {facet: _count(shelf, facet, shelf.everything, grouped) for facet in FACETS}


def fits(shelf: Shelf, facet: str, chosen: Iterable[str]) -> Fit:
    """Return for each item of the shelf whether it has one of the values."""
    holders = shelf.holders(facet)
    kinds = np.zeros(len(shelf.labels.kinds[facet]), np.bool_)
    for value in chosen:
        if value in holders:
            kinds[holders[value]] = True
    found: Fit = kinds[_column(shelf, facet)]
    return found


def _all_of(places: Places, fitting: Mapping[str, Fit], but: str = "") -> Places:
    both: Fit | None = None
    for facet, fit in fitting.items():
        if facet != but:
            both = fit if both is None else both & fit
    return places if both is None else places[both]


def _count(shelf: Shelf, facet: str, places: Places, grouped: bool) -> dict[str, int]:
    """Return how many of these items, or hits, have each value; kinds first, they are few."""
    column = _column(shelf, facet)
    if grouped:
        groups, most = shelf.group_of_text, len(shelf.columns.keys)
        of_items = groups[shelf.columns.texts[places]]
        return count_groups(shelf.labels.kinds[facet], column[places], of_items, most)
    most_kinds = len(shelf.labels.kinds[facet])
    of_kind = np.bincount(
        column if len(places) == len(column) else column[places], None, most_kinds
    )
    values, of_value, its_kind = shelf.pairs(facet)
    counts = np.bincount(of_value, of_kind[its_kind], len(values)).astype(np.int64)
    there = np.flatnonzero(counts)
    return dict(zip([values[n] for n in there.tolist()], counts[there].tolist(), strict=True))


def _column(shelf: Shelf, facet: str) -> NDArray[np.int32]:
    column: NDArray[np.int32] = shelf.columns.kinds[FILED.index(facet)]
    return column
