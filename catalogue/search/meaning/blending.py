"""One order out of two: what the words of a question are worth, and how near its meaning is.

Weighted sums and reciprocal ranks were both tried on everyday questions in five languages: sums
order better, since how much a word is worth tells a name from a mention and a rank does not.
"""

from collections.abc import Container, Sequence
from typing import Protocol

import numpy as np

from catalogue.search.meaning.meant import Meant

_IN_NAME = 16.0  # what a word in a name is worth (`matching`): one
_MOST = 2.0  # a whole name, said exactly, stays above all
_MEANT = 2.0


class Worths(Protocol):
    """Items that words found, and what each is worth."""

    @property
    def ids(self) -> Sequence[int]: ...
    @property
    def worths(self) -> Sequence[float]: ...


def blended(hits: Worths, meant: Meant, share: float, known: Container[int]) -> list[int]:
    """Return what words found and what is near in meaning, the best first.

    `share`: what the worth of one hit is multiplied with, for the words of the question. `known`:
    the items that may be shown; an index may be a step ahead of its vectors, or behind.
    """
    found = set(hits.ids)
    more = [item_id for item_id in meant.nearest() if item_id in known and item_id not in found]
    ids = [*hits.ids, *more]
    if not ids:
        return []
    words = np.zeros(len(ids), np.float32)
    words[: len(hits.ids)] = np.minimum(np.asarray(hits.worths) / _IN_NAME * share, _MOST)
    order = np.argsort(-(words + _MEANT * meant.nearness(ids)), kind="stable")
    return [ids[place] for place in order.tolist()]
