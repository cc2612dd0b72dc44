"""What is meant by a question: the names near to it, and how near."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalogue.search.meaning.encoder import Encoder, Vector, find_encoder
from catalogue.search.meaning.vectors import Vectors

# Measured on questions about anything but services: the nearest name is at 0.2 or below; on
# everyday questions the right one is at 0.25 at the least, mostly at 0.4.
_NEAR = 0.27
_NEXT = 0.15  # what lies further behind the nearest is something else
_NOISE = 0.2
_MOST = 20
_KEPT = 512  # a reader ticks a filter or turns a page: the same question again

_vectors = lru_cache(_KEPT)(Encoder.vector)


@dataclass(frozen=True, slots=True)
class Meaning:
    """The encoder and the vectors of one index. `rows`: the vector of each text; -1 for none."""

    encoder: Encoder
    vectors: Vectors
    rows: NDArray[np.int64]

    def of(self, said: str, share: float) -> Vector | None:
        """Return how near each text is to `said`, 0 where it is not; None where that is unknown.

        `share`: of the words of the question, so many are said (`glossary.Said`).
        """
        if not said.strip() or not len(self.vectors.matrix):
            return None
        # What was understood of a question says more than its share of the words.
        near = self.vectors.likeness(_vectors(self.encoder, said)) * np.float32(share**0.5)
        return np.where((self.rows < 0) | (near[self.rows] < _NOISE), 0, near[self.rows])


def nearest(near: Vector) -> NDArray[np.int64]:
    """Return the texts that are near enough to be shown: few, or none."""
    order = np.argsort(-near, kind="stable")[:_MOST]
    least = max(_NEAR, float(near[order[0]]) - _NEXT) if len(order) else _NEAR
    return order[near[order] >= least]


def open_meaning(directory: Path, folder: str, subjects: NDArray[np.int64]) -> Meaning | None:
    """Return the meaning beside an index; None where there is none, and words are searched."""
    encoder = _encoder(directory) if folder else None
    try:
        vectors = Vectors.read(directory / folder) if encoder else None
    except (OSError, ValueError):
        return None
    if encoder is None or vectors is None:
        return None
    return Meaning(encoder, vectors, vectors.rows_of(subjects))


_encoder = lru_cache(1)(find_encoder)
