"""How many hits of a grouped list have each value of a facet: many items, counted once a group."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
_MOST_CELLS = 16_000_000  # marking that many is faster than sorting; above, memory would tell


def count_groups(
    kinds: Sequence[tuple[str, ...]], column: NDArray[np.int32], groups: Numbers, most_groups: int
) -> dict[str, int]:
    """Return how many groups have each value.

    `kinds`: each set of values that occurs; `column`: for each item its place among them.
    """
    pairs = _distinct(groups * len(kinds) + column, most_groups * len(kinds))
    of_group, of_kind = pairs // len(kinds), pairs % len(kinds)
    numbers, starts, lengths, flat = _values_of(kinds, np.unique(of_kind))
    repeats = lengths[of_kind]
    before = np.cumsum(repeats) - repeats
    within = np.arange(repeats.sum()) - np.repeat(before, repeats)
    values = flat[np.repeat(starts[of_kind], repeats) + within]
    cells = np.repeat(of_group, repeats) * len(numbers) + values
    both = _distinct(cells, most_groups * len(numbers))
    counts = np.bincount(both % max(len(numbers), 1), minlength=len(numbers))
    return dict(zip(numbers, counts.tolist(), strict=True))


def _values_of(
    kinds: Sequence[tuple[str, ...]], there: Numbers
) -> tuple[dict[str, int], Numbers, Numbers, Numbers]:
    """Return a number for each value, and where the values of each kind stand in one row."""
    numbers: dict[str, int] = {}
    starts, lengths = np.zeros(len(kinds), np.int64), np.zeros(len(kinds), np.int64)
    flat: list[int] = []
    for kind in there.tolist():
        starts[kind], lengths[kind] = len(flat), len(kinds[kind])
        flat.extend(numbers.setdefault(value, len(numbers)) for value in kinds[kind])
    return numbers, starts, lengths, np.array(flat, np.int64)


def _distinct(cells: Numbers, most: int) -> Numbers:
    if most > _MOST_CELLS:
        return np.unique(cells)
    there = np.zeros(most, np.bool_)
    there[cells] = True
    return np.flatnonzero(there)
