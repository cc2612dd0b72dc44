"""The vectors of all names, one small matrix beside the index, and which items share each.

Items of one name share a vector: thousands of places offer a few hundred services.
"""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from hashlib import blake2b
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from catalogue.search.meaning.encoder import Encoder, Matrix, Vector
from catalogue.search.meaning.model import DIMENSIONS, mapped

FOLDER_PREFIX = "vectors-"
_FIRST_BIT = 63  # keys are kept as numbers with a sign


@dataclass(frozen=True, slots=True)
class Subject:
    """What one item is about: the key that items of the same name share, and the text to encode."""

    key: int
    text: str


@dataclass(frozen=True, slots=True)
class Vectors:
    """`items`: ids in order. `rows`: the row of each of them. `keys`: the key of each row."""

    items: NDArray[np.int64]
    rows: NDArray[np.int32]
    keys: NDArray[np.int64]
    matrix: Matrix

    @classmethod
    def none(cls) -> Self:
        """Return the vectors of no items."""
        return cls(
            np.empty(0, np.int64),
            np.empty(0, np.int32),
            np.empty(0, np.int64),
            np.empty((0, DIMENSIONS), np.float32),
        )

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Return the vectors of a folder, mapped. Raises OSError or ValueError."""
        return cls(**{field.name: mapped(folder / f"{field.name}.npy") for field in fields(cls)})

    def write(self, directory: Path) -> str:
        """Write a new folder of vectors; return its name."""
        folder = Path(tempfile.mkdtemp(prefix=FOLDER_PREFIX, dir=directory))
        folder.chmod(0o755)
        for field in fields(self):
            np.save(folder / f"{field.name}.npy", getattr(self, field.name))
        return folder.name

    def of_items(self, values: Vector, ids: Sequence[int]) -> Vector:
        """Return the values of items out of those of all rows; 0 for an item without a row."""
        if not len(self.items):
            return np.zeros(len(ids), np.float32)
        wanted = np.asarray(ids, np.int64)
        places = np.minimum(np.searchsorted(self.items, wanted), len(self.items) - 1)
        return np.where(self.items[places] == wanted, values[self.rows[places]], np.float32(0))

    def items_in(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the items of some rows, by id."""
        return self.items[np.isin(self.rows, rows)]

    def likeness(self, vector: Vector) -> Vector:
        """Return how near each row is to `vector`: 1 is the same, about 0 has nothing to do."""
        return self.matrix @ vector

    def changed(self, subjects: Mapping[int, Subject | None], encoder: Encoder) -> Self:
        """Return the vectors after items were written anew, or (None) taken out."""
        texts = {subject.key: subject.text for subject in subjects.values() if subject}
        kept = ~np.isin(self.items, list(subjects))
        told = [(item_id, subject.key) for item_id, subject in subjects.items() if subject]
        items = np.concatenate([self.items[kept], _numbers(item_id for item_id, _ in told)])
        wanted = np.concatenate([self.keys[self.rows[kept]], _numbers(key for _, key in told)])
        keys, rows = np.unique(wanted, return_inverse=True)
        order = np.argsort(items)
        return type(self)(
            items[order],
            rows[order].astype(np.int32),
            keys,
            self._matrix(keys, texts, encoder),
        )

    def _matrix(
        self, keys: NDArray[np.int64], texts: Mapping[int, str], encoder: Encoder
    ) -> Matrix:
        """Return a row for each key: encoded anew where its text is told, else as it was."""
        told = [(place, texts[key]) for place, key in enumerate(keys.tolist()) if key in texts]
        matrix = np.empty((len(keys), DIMENSIONS), np.float32)
        known = np.isin(keys, self.keys)
        matrix[known] = self.matrix[np.searchsorted(self.keys, keys[known])]
        if told:
            matrix[[place for place, _ in told]] = encoder.matrix([text for _, text in told])
        return matrix


def key_of(name: str) -> int:
    """Return the number that stands for a name."""
    digest = blake2b(name.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") - (1 << _FIRST_BIT)


def _numbers(numbers: Iterable[int]) -> NDArray[np.int64]:
    return np.fromiter(numbers, np.int64)
