"""What tells later whether somebody acts on what was shown."""

import hashlib
from collections.abc import Iterable
from typing import Protocol


class Marked(Protocol):
    """Something that says which state of it was shown."""

    @property
    def mark(self) -> str:
        """Which of them it is, and in which state."""


def stamp(shown: Iterable[Marked]) -> str:
    """Return what tells these as they are now from others, or from themselves later."""
    return hashlib.sha256(";".join(one.mark for one in shown).encode()).hexdigest()
