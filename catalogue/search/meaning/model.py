"""The sentence encoder as files that all processes of a host map: pages are shared, and read late.

The files are made by `preparing` from an installed package; reading them needs NumPy alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalogue.search.columns import mapped

FOLDER = "encoder-1"  # its number is raised when the files change their shape
VOCABULARY, SCORES, TABLE = "vocabulary", "scores", "table"
DIMENSIONS = 512
PARTS = 17  # of the table of pieces, each with a scale of its own


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
    table: NDArray[np.uint8]
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
            table=found.pop(TABLE),
            weights=found,
        )
    except (OSError, ValueError, KeyError):
        return None
