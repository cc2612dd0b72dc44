"""How much the parts of a workbook may hold together: what is more takes minutes, or the memory."""

from collections.abc import Mapping

_MOST = {
    "cells": 16_000_000,
    "others": 1_000_000,
    "words": 1_500_000,
    "merged": 100_000,
    "names": 10_000,
    "hollow": 200_000,
}
KINDS: Mapping[str, str] = {  # of an element; all else is "others"
    **dict.fromkeys(("row", "c", "f", "v", "is", "r", "t"), "cells"),
    **{"si": "words", "mergeCell": "merged", "sheet": "names", "Relationship": "names"},
}


class TooMuch(Exception):
    """More than any list holds."""


def allowance() -> dict[str, int]:
    """Return how much a package may hold, to be spent while its parts are looked through."""
    return dict(_MOST)


def spend(left: dict[str, int], what: str) -> None:
    """Count one of a kind. Raises TooMuch."""
    left[what] -= 1
    if left[what] < 0:
        raise TooMuch
