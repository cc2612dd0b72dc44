"""Weak types of UAX #9: marks, digits and the signs between digits (W1 to W7)."""

from collections.abc import Sequence

STRONG = frozenset({"L", "R", "AL"})
ISOLATE_MARKS = frozenset({"LRI", "RLI", "FSI", "PDI"})


def resolve_weak(original: Sequence[str], embedding: str) -> list[str]:
    """Return the classes after W1-W7; only strong, number and neutral classes remain."""
    kinds = _marks(original, embedding)
    _arabic_numbers(kinds, embedding)
    _separators(kinds)
    _terminators(kinds)
    _leftovers(kinds, embedding)
    return kinds


def _marks(original: Sequence[str], embedding: str) -> list[str]:
    """W1: a mark takes the class of what it stands on."""
    kinds = []
    previous = embedding
    for given in original:
        kind = given
        if kind == "NSM":
            kind = "ON" if previous in ISOLATE_MARKS else previous
        kinds.append(kind)
        previous = kind
    return kinds


def _arabic_numbers(kinds: list[str], embedding: str) -> None:
    """W2, W3: digits after Arabic letters are Arabic numbers."""
    strong = embedding
    for index, kind in enumerate(kinds):
        if kind in STRONG:
            strong = kind
            if kind == "AL":
                kinds[index] = "R"
        elif kind == "EN" and strong == "AL":
            kinds[index] = "AN"


def _separators(kinds: list[str]) -> None:
    """W4: one separator between two numbers of a kind belongs to them."""
    for index in range(1, len(kinds) - 1):
        before, kind, after = kinds[index - 1 : index + 2]
        if before != after:
            continue
        if (kind == "ES" and before == "EN") or (kind == "CS" and before in ("EN", "AN")):
            kinds[index] = before


def _terminators(kinds: list[str]) -> None:
    """W5: signs such as % and currency beside European digits belong to them."""
    start, count = 0, len(kinds)
    while start < count:
        if kinds[start] != "ET":
            start += 1
            continue
        end = start
        while end < count and kinds[end] == "ET":
            end += 1
        if (start and kinds[start - 1] == "EN") or (end < count and kinds[end] == "EN"):
            kinds[start:end] = ["EN"] * (end - start)
        start = end


def _leftovers(kinds: list[str], embedding: str) -> None:
    """W6, W7: other signs are neutral; European digits after Latin letters are Latin."""
    strong = embedding
    for index, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):
            kinds[index] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"
