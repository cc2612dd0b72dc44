"""From a sentence to its vector: sentences that mean the same lie near, whatever their language.

The steps are those of Google's universal sentence encoder, multilingual, version 3, as its users
have published them: words and their neighbours are looked at in windows of two, three and five.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalogue.search.meaning.model import DIMENSIONS, PARTS, Model, find_model
from catalogue.search.meaning.pieces import numbers

Vector = NDArray[np.float32]
Matrix = NDArray[np.float32]

_WINDOWS = ((2, 0), (3, 1), (5, 2))  # words in a window, and how many of them stand before
_WIDTH = 256


@dataclass(frozen=True, slots=True, eq=False)
class Encoder:
    """Encodes sentences. Holds nothing of its own: threads and processes share it."""

    model: Model

    def vector(self, text: str) -> Vector:
        """Return the vector of one sentence, of length one."""
        return self._whole(self._words(np.array(numbers(self.model, text))))

    def matrix(self, texts: Sequence[str]) -> Matrix:
        """Return the vectors of sentences, one a row."""
        rows = [self.vector(text) for text in texts]
        return np.array(rows, np.float32).reshape(len(rows), DIMENSIONS)

    def _words(self, ids: NDArray[np.int64]) -> Matrix:
        """Return a row for each word: itself, and what its windows say."""
        weights = self.model.weights
        part = ids % PARTS
        words = self.model.table[ids] * weights["scale"][part, None] + weights["lo"][part, None]
        views = [words @ weights[f"proj{size}"] + weights[f"proj_b{size}"] for size, _ in _WINDOWS]
        gains = np.concatenate([weights[f"ln_g{size}"] for size, _ in _WINDOWS])
        shifts = np.concatenate([weights[f"ln_b{size}"] for size, _ in _WINDOWS])
        even = self._even(np.concatenate(views, axis=1), gains, shifts)
        looked = [
            self._looked(even[:, place * _WIDTH :][:, :_WIDTH], size, before)
            for place, (size, before) in enumerate(_WINDOWS)
        ]
        return self._even(
            np.concatenate([words, *looked], axis=1), weights["ln_g"], weights["ln_b"]
        )

    def _looked(self, rows: Matrix, size: int, before: int) -> Matrix:
        for layer in ("1", "2"):
            weight = self.model.weights[f"w{layer}_{size}"]
            bias = self.model.weights[f"b{layer}_{size}"]
            rows = np.maximum(_windows(rows, size, before) @ weight + bias, 0) + rows
        return rows

    def _even(self, rows: Matrix, gains: Vector, shifts: Vector) -> Matrix:
        centred = rows - rows.mean(axis=1, keepdims=True)
        spread = (centred**2).mean(axis=1, keepdims=True) + float(self.model.weights["eps"])
        return np.asarray(centred / np.sqrt(spread) * gains + shifts, np.float32)

    def _whole(self, words: Matrix) -> Vector:
        weights = self.model.weights
        mean = words.sum(axis=0) @ weights["cnn_W"] + len(words) * weights["cnn_b"]
        mean /= np.sqrt(len(words))
        first = np.maximum(mean @ weights["d0"], 0)
        second = np.maximum(mean @ weights["p1"] + first @ weights["d1"], 0)
        third = np.maximum(second @ weights["d2"], 0)
        whole = np.tanh(second @ weights["p3"] + third @ weights["d3"])
        return np.asarray(whole / np.linalg.norm(whole), np.float32)


def _windows(rows: Matrix, size: int, before: int) -> Matrix:
    """Return each row with its neighbours in one row; beyond the edges there is nothing."""
    padded = np.pad(rows, ((before, size - 1 - before), (0, 0)))
    return np.concatenate([padded[n : n + len(rows)] for n in range(size)], axis=1)


def find_encoder(directory: Path) -> Encoder | None:
    """Return the encoder that was prepared in `directory`; None: search by words alone."""
    model = find_model(directory)
    return Encoder(model) if model else None
