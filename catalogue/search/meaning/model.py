"""The sentence encoder as files that all processes of a host map: pages are shared, and read late.

The files are made by `preparing` from an installed package; reading them needs NumPy alone.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

from catalogue.search.columns import mapped

FOLDER = "encoder-2"  # its number is raised when the files change their shape
VOCABULARY, SCORES, TABLE = "vocabulary", "scores", "table.rows"
DIMENSIONS = 512
PARTS = 17  # of the table of pieces, each with a scale of its own


class Rows:
    """Rows of bytes in a file, each read when it is asked for. Threads and processes share them.

    Not mapped: the kernel maps the fifteen pages around each row too, which soon is all of the
    61 MB, in each process that makes an index.
    """

    def __init__(self, path: Path, width: int) -> None:
        """Open the file. Raises OSError."""
        self._width = width
        self._file = os.open(path, os.O_RDONLY)
        finalize(self, os.close, self._file)

    def __getitem__(self, numbers: NDArray[np.int64]) -> NDArray[np.uint8]:
        """Return the rows with these numbers, in their order."""
        width = self._width
        found = b"".join(os.pread(self._file, width, one * width) for one in numbers.tolist())
        return np.frombuffer(found, np.uint8).reshape(len(numbers), width)


@dataclass(frozen=True, slots=True)
class Model:
    """What the encoder has learnt.

    `vocabulary`: pieces of text in order of their letters. `ids`: the number of each of them.
    `scores`: how usual a piece is, by number. `table`: a row of bytes for each number.
    `weights`: the rest, by name.
    """

    vocabulary: NDArray[np.str_]
    ids: NDArray[np.int32]
    scores: NDArray[np.float32]
    table: Rows
    weights: Mapping[str, NDArray[np.float32]]


def find_model(directory: Path) -> Model | None:
    """Return the model that was prepared in `directory`; None where there is none."""
    folder = directory / FOLDER
    try:
        found = {path.stem: mapped(path) for path in folder.glob("*.npy")}
        return Model(
            vocabulary=found.pop(VOCABULARY),
            ids=found.pop("ids"),
            scores=found.pop(SCORES),
            table=Rows(folder / TABLE, len(found["proj2"])),
            weights=found,
        )
    except (OSError, ValueError, KeyError):
        return None
