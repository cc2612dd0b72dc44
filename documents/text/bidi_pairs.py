"""Paired brackets of UAX #9 take one direction together (N0)."""

from collections.abc import Sequence

PAIRS = {
    "(": ")",
    "[": "]",
    "{": "}",
    "\u3008": "\u3009",
    "\u300a": "\u300b",
    "\u300c": "\u300d",
    "\u300e": "\u300f",
    "\u3010": "\u3011",
    "\u3014": "\u3015",
    "\u3016": "\u3017",
    "\uff08": "\uff09",
    "\uff3b": "\uff3d",
    "\uff5b": "\uff5d",
}
CLOSING = frozenset(PAIRS.values())
DEEPEST = 63  # the standard's own limit
DIRECTION = {"R": "R", "EN": "R", "AN": "R", "L": "L"}


def resolve_brackets(
    characters: Sequence[str], original: Sequence[str], kinds: list[str], embedding: str
) -> None:
    """Set the class of both brackets of every pair, and of marks standing on them."""
    for opening, closing in _pairs(characters, kinds):
        direction = _direction(kinds, opening, closing, embedding)
        if direction is None:
            continue
        for bracket in (opening, closing):
            kinds[bracket] = direction
            mark = bracket + 1
            while mark < len(kinds) and original[mark] == "NSM":
                kinds[mark] = direction
                mark += 1


def _pairs(characters: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, character in enumerate(characters):
        if kinds[index] != "ON":
            continue
        if character in PAIRS:
            if len(waiting) == DEEPEST:
                return []
            waiting.append((PAIRS[character], index))
        elif character in CLOSING:
            _close(character, index, waiting, pairs)
    return sorted(pairs)


def _close(
    character: str, index: int, waiting: list[tuple[str, int]], pairs: list[tuple[int, int]]
) -> None:
    for position in range(len(waiting) - 1, -1, -1):
        expected, opening = waiting[position]
        if expected == character:
            pairs.append((opening, index))
            del waiting[position:]
            return


def _direction(kinds: Sequence[str], opening: int, closing: int, embedding: str) -> str | None:
    inside = {DIRECTION.get(kind) for kind in kinds[opening + 1 : closing]} - {None}
    if embedding in inside:
        return embedding
    if not inside:
        return None
    before = next((DIRECTION[k] for k in reversed(kinds[:opening]) if k in DIRECTION), embedding)
    return before if before != embedding else embedding
