"""What is meant by a question: the names near to it, and how near."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from catalogue.search.meaning.encoder import Encoder, Vector, find_encoder
from catalogue.search.meaning.glossary import sayable
from catalogue.search.meaning.vectors import Vectors

# Measured on questions about anything but services: the nearest name is at 0.2 or below; on
# everyday questions the right one is at 0.25 at the least, mostly at 0.4.
_NEAR = 0.27
_NEXT = 0.15  # what lies further behind the nearest is something else
_NOISE = 0.2
_MOST_NAMES = 20
_KEPT = 512  # a reader ticks a filter or turns a page: the same question again

_vectors = lru_cache(_KEPT)(Encoder.vector)


@dataclass(frozen=True, slots=True)
class Meaning:
    """The encoder and the vectors of one index."""

    encoder: Encoder
    vectors: Vectors

    def of(self, q: str, lang: str) -> "Meant | None":
        """Return what `q` means; None where that cannot be said."""
        said, share = sayable(q, lang)
        if not said.strip():
            return None
        near = self.vectors.likeness(_vectors(self.encoder, said)) * np.float32(share)
        return Meant(self.vectors, np.where(near < _NOISE, np.float32(0), near))


@dataclass(frozen=True, slots=True)
class Meant:
    """How near each name is to a question."""

    vectors: Vectors
    near: Vector

    def nearness(self, ids: Sequence[int]) -> Vector:
        """Return how near these items are."""
        return self.vectors.of_items(self.near, ids)

    def nearest(self) -> list[int]:
        """Return the items whose names are near enough to be shown: few, or none."""
        if not len(self.near):
            return []
        rows = np.argsort(-self.near)[:_MOST_NAMES]
        least = max(_NEAR, float(self.near[rows[0]]) - _NEXT)
        ids: list[int] = self.vectors.items_in(rows[self.near[rows] >= least]).tolist()
        return ids


def open_meaning(directory: Path, folder: str) -> Meaning | None:
    """Return the meaning beside an index; None where there is none, and words are searched."""
    encoder = _encoder(directory) if folder else None
    try:
        return Meaning(encoder, Vectors.read(directory / folder)) if encoder else None
    except (OSError, ValueError):
        return None


_encoder = lru_cache(1)(find_encoder)
