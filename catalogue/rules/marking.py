"""Which words of two texts differ."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

MOST = 1500  # words; beyond, comparing each with each takes longer than a reader waits
ALIKE = 0.3  # less in common than this, and marks on single words only confuse
_HAN = "\u2e80-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_HAN}]|[^\W{_HAN}]+|\s+|.", re.DOTALL)


class Piece(NamedTuple):
    """A piece of a text, and whether the other text says it otherwise."""

    text: str
    differs: bool


Pieces = tuple[Piece, ...]


def mark(before: str, after: str) -> tuple[Pieces, Pieces]:
    """Return both texts in pieces. Chinese is compared by characters, the others by words."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if not old or not new or max(len(old), len(new)) > MOST:
        return _whole(before), _whole(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < ALIKE:
        return _whole(before), _whole(after)
    first, second = [], []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        first.append(Piece("".join(old[i1:i2]), kind != "equal"))
        second.append(Piece("".join(new[j1:j2]), kind != "equal"))
    return tuple(p for p in first if p.text), tuple(p for p in second if p.text)


def _whole(text: str) -> Pieces:
    return (Piece(text, True),) if text else ()
