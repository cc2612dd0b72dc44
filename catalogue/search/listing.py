"""Putting what was found in order, and cutting one page out of it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalogue.search.shelf import Places, Shelf
from catalogue.search.values import ORDERS, SearchRequest

_MOST_PER_PAGE = 200

Ranks = NDArray[np.int64]
"""One number an item: the lower comes first."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One page: an item for each hit, the items behind each hit, and how many hits there are."""

    ids: tuple[int, ...]
    behind: tuple[tuple[int, ...], ...]
    total: int


def listed(shelf: Shelf, places: Places, ranks: Ranks, request: SearchRequest) -> Listed:
    """Return the page of `request` out of these items.

    `ranks`: of all items of the shelf, by how well they answer; equals go by name.
    """
    order = shelf.columns.orders[ORDERS.index(request.order)][places].astype(np.int64)
    keys = ranks[places] * len(ranks) + order if request.order == ORDERS[0] else order
    if request.grouped:
        return _grouped(shelf, places, keys, request)
    ids = shelf.columns.items[places[_page(keys, request)]].tolist()
    return Listed(tuple(ids), tuple((item_id,) for item_id in ids), len(places))


def _grouped(shelf: Shelf, places: Places, keys: Ranks, request: SearchRequest) -> Listed:
    """Return a page of groups, each where its best item stands."""
    groups = shelf.group_of_text[shelf.columns.texts[places]]
    best = np.full(len(shelf.columns.keys), np.iinfo(np.int64).max)
    np.minimum.at(best, groups, keys)
    there = np.flatnonzero(np.bincount(groups, minlength=len(best)))
    shown = there[_page(best[there], request)]
    wanted = np.zeros(len(best), np.bool_)
    wanted[shown] = True
    those = np.flatnonzero(wanted[groups])
    those = those[np.argsort(keys[those])]
    items, group_of = shelf.columns.items[places[those]], groups[those]
    behind = tuple(tuple(items[group_of == group].tolist()) for group in shown)
    return Listed(tuple(ids[0] for ids in behind), behind, len(there))


def _page(keys: Ranks, request: SearchRequest) -> Places:
    """Return where the items of the page stand among `keys`, the best first."""
    size = min(max(request.size, 1), _MOST_PER_PAGE)
    start = (max(request.page, 1) - 1) * size
    end = min(start + size, len(keys))
    if start >= end:
        return np.empty(0, np.int64)
    first = np.argpartition(keys, end - 1)[:end] if end < len(keys) else np.arange(len(keys))
    return first[np.argsort(keys[first])][start:end]
