"""What a hit is to somebody from one place: which of its items is theirs, who near takes it in."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from catalogue.search.facets import Fit
from catalogue.search.shelf import Places, Shelf
from catalogue.search.values import FILED

_REGION = FILED.index("region")


def nearest_items(
    shelf: Shelf, hits: Iterable[tuple[int, ...]], chain: Sequence[str]
) -> tuple[int, ...]:
    """Return for each hit the item of the nearest region of the own place; else the first.

    `chain`: codes of the own place and of what it lies in, from the root down.
    """
    if not chain:
        return tuple(items[0] for items in hits)
    kinds, holders = shelf.labels.kinds["region"], shelf.holders("region")
    depths = np.zeros(len(kinds), np.int64)  # by kind: how near the region that it ends in is
    for depth, code in enumerate(chain, start=1):
        own = [number for number in holders.get(code, ()) if kinds[number][-1] == code]
        depths[own] = depth
    return tuple(
        items[int(depths[shelf.columns.kinds[_REGION, _rows(shelf, items)]].argmax())]
        for items in hits
    )


def handed_at(
    shelf: Shelf, hits: Iterable[tuple[int, ...]], near: Mapping[str, Fit]
) -> tuple[tuple[str, ...], ...]:
    """Return for each hit at which places near the reader one of its items can be handed in."""
    if not near:
        return ()
    rows = [_rows(shelf, items) for items in hits]
    return tuple(tuple(value for value, fit in near.items() if fit[row].any()) for row in rows)


def _rows(shelf: Shelf, items: Sequence[int]) -> Places:
    return np.searchsorted(shelf.columns.items, items)
