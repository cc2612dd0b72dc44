"""Columns of numbers in files, whose pages all processes of a host share."""

from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


def mapped(path: Path) -> NDArray[Any]:
    """Return the array of a file, its pages shared by all who read it. Raises OSError, ValueError.

    As a plain array: NumPy's own class for such arrays costs microseconds at each step.
    """
    found: NDArray[Any] = np.asarray(np.load(path, mmap_mode="r"))
    return found


def key_of(text: str) -> int:
    """Return the number that stands for a text."""
    digest = blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
