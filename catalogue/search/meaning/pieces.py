"""Cutting a text into the pieces that the encoder knows: the most usual ones that make it up."""

import unicodedata

import numpy as np

from catalogue.search.meaning.model import Model

_SPACE = "\u2581"
_UNKNOWN, _BEGIN, _END = 0, 1, 2
_RARER = 10.0  # an unknown letter is that much less usual than the rarest piece
MOST_LETTERS = 400


def numbers(model: Model, text: str) -> list[int]:
    """Return the numbers of the pieces of `text`, between those for its begin and end."""
    tidy = _SPACE + _SPACE.join(unicodedata.normalize("NFKC", text).split())
    return [_BEGIN, *(_cut(model, tidy[:MOST_LETTERS]) if len(tidy) > 1 else [_UNKNOWN]), _END]


def _cut(model: Model, text: str) -> list[int]:
    """Return the way through `text` with the best sum of scores: each end from its best start."""
    pieces = _pieces(model, text)
    unknown = float(model.scores.min()) - _RARER
    best = [0.0] + [-np.inf] * len(text)
    came: list[tuple[int, int]] = [(0, _UNKNOWN)] * (len(text) + 1)
    for start, found in enumerate(pieces):
        if start + 1 not in (end for end, _, _ in found):
            found.append((start + 1, _UNKNOWN, unknown))
        for end, number, score in found:
            if best[start] + score > best[end]:
                best[end], came[end] = best[start] + score, (start, number)
    path, end = [], len(text)
    while end:
        end, number = came[end]
        path.append(number)
    return path[::-1]


def _pieces(model: Model, text: str) -> list[list[tuple[int, int, float]]]:
    """Return the end, number and score of each known piece at each place, looked up at once."""
    longest = model.vocabulary.dtype.itemsize // 4
    spans = [
        (start, end)
        for start in range(len(text))
        for end in range(start + 1, min(start + longest, len(text)) + 1)
    ]
    wanted = np.array([text[start:end] for start, end in spans], model.vocabulary.dtype)
    places = np.minimum(np.searchsorted(model.vocabulary, wanted), len(model.vocabulary) - 1)
    known = np.flatnonzero(model.vocabulary[places] == wanted)
    ids = model.ids[places[known]]
    found: list[list[tuple[int, int, float]]] = [[] for _ in text]
    rows = zip(known.tolist(), ids.tolist(), model.scores[ids].tolist(), strict=True)
    for span, number, score in rows:
        start, end = spans[span]
        found[start].append((end, number, score))
    return found
