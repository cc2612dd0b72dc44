"""The vectors of all names, one small matrix beside the index.

Items of one name share a vector: thousands of places offer a few hundred services.
"""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from catalogue.search.columns import mapped
from catalogue.search.meaning.encoder import Encoder, Matrix, Vector
from catalogue.search.meaning.model import DIMENSIONS

FOLDER_PREFIX = "vectors-"


@dataclass(frozen=True, slots=True)
class Vectors:
    """`subjects`: the numbers of names, in order. `matrix`: a row for each of them."""

    subjects: NDArray[np.int64]
    matrix: Matrix

    @classmethod
    def none(cls) -> Self:
        """Return the vectors of no names."""
        return cls(np.empty(0, np.int64), np.empty((0, DIMENSIONS), np.float32))

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

    def likeness(self, vector: Vector) -> Vector:
        """Return how near each row is to `vector`: 1 is the same, about 0 has nothing to do."""
        return self.matrix @ vector

    def rows_of(self, subjects: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the row of each subject; -1 where it has none."""
        if not len(self.subjects):
            return np.full(len(subjects), -1)
        rows = np.minimum(np.searchsorted(self.subjects, subjects), len(self.subjects) - 1)
        return np.where(self.subjects[rows] == subjects, rows, -1)

    def changed(
        self, subjects: NDArray[np.int64], told: Mapping[int, str], encoder: Encoder
    ) -> Self:
        """Return the vectors of `subjects`, in order: what is told is encoded anew."""
        rows = self.rows_of(subjects)
        matrix = np.empty((len(subjects), DIMENSIONS), np.float32)
        matrix[rows >= 0] = self.matrix[rows[rows >= 0]]
        new = [place for place, subject in enumerate(subjects.tolist()) if subject in told]
        matrix[new] = encoder.matrix([told[subject] for subject in subjects[new].tolist()])
        return type(self)(subjects, matrix)
