"""Which of a thousand words may be spelled like another: by their letters, all at once."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain

import numpy as np

_MOST = 255  # times that a letter is counted


class Spelling:
    """Words with how often each has each letter, so that few need be compared letter by letter."""

    def __init__(self, words: Sequence[str], alike: float) -> None:
        self._words, self._alike = words, alike
        letters = dict.fromkeys(chain.from_iterable(words))
        self._columns = {letter: number for number, letter in enumerate(letters)}
        self._lengths = np.array([len(word) for word in words])
        self._counts = np.zeros((len(words), len(letters)), np.uint8)
        for row, word in enumerate(words):
            for letter, times in Counter(word).items():
                self._counts[row, self._columns[letter]] = min(times, _MOST)

    def likely(self, word: str) -> list[str]:
        """Return the words that share enough letters to be alike, in whatever order.

        What `difflib` calls alike is among them: its ratio never exceeds that of shared letters.
        """
        shared = np.zeros(len(self._words))
        for letter, times in Counter(word).items():
            if letter in self._columns:
                shared += np.minimum(self._counts[:, self._columns[letter]], min(times, _MOST))
        enough = 2 * shared >= self._alike * (self._lengths + len(word))
        return [self._words[row] for row in np.flatnonzero(enough).tolist()]
