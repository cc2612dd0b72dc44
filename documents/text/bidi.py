"""The order in which a line of mixed directions is drawn (UAX #9).

Isolates and paired brackets are carried out in full. The older embeddings and overrides
(U+202A-202E) are ignored: our own words use isolates, and a pasted override must not be able
to turn a printed number around.
"""

from collections.abc import Sequence
from functools import lru_cache
from unicodedata import bidirectional

from documents.text.bidi_pairs import resolve_brackets
from documents.text.bidi_weak import resolve_weak

ISOLATES = frozenset({"LRI", "RLI", "FSI"})
IGNORED = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF"})
NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
DEEPEST = 125  # the standard's own limit; isolates below it are not looked into
AS_RIGHT = {"R": "R", "EN": "R", "AN": "R", "L": "L"}


@lru_cache(8192)
def bidi_class(character: str) -> str:
    """Return the Bidi_Class; unassigned characters count as left to right."""
    return bidirectional(character) or "L"


def base_level(text: str) -> int:
    """Return 1 where the first strong letter outside isolates is right to left (P2, P3)."""
    depth = 0
    for character in text:
        kind = bidi_class(character)
        if kind in ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in ("L", "R", "AL"):
            return 0 if kind == "L" else 1
    return 0


def levels(text: str, base: int) -> list[int]:
    """Return the embedding level of every character of a paragraph."""
    found = [base] * len(text)
    _resolve(text, (0, len(text)), base, found)
    _reset_whitespace(text, base, found)
    return found


def visual_order(found: Sequence[int]) -> list[int]:
    """Return logical indices in the order in which they are drawn, from the left (L2)."""
    order = list(range(len(found)))
    if not found:
        return order
    for level in range(max(found), min(value | 1 for value in found) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and found[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return order


def _reset_whitespace(text: str, base: int, found: list[int]) -> None:
    """Separators, and the whitespace before them or the end, take the base level (L1)."""
    trailing = True
    for index in range(len(text) - 1, -1, -1):
        kind = bidi_class(text[index])
        if kind in ("B", "S"):
            found[index], trailing = base, True
        elif trailing and (kind in ("WS", "PDI") or kind in IGNORED or kind in ISOLATES):
            found[index] = base
        else:
            trailing = False


def _resolve(text: str, span: tuple[int, int], base: int, found: list[int]) -> None:
    """Resolve one isolating run sequence; the insides of isolates on their own (X10)."""
    outside: list[int] = []
    index, end = span
    while index < end:
        outside.append(index)
        kind = bidi_class(text[index])
        if kind in ISOLATES:
            close = _matching_pdi(text, index, end)
            inner = _inner_level(kind, text[index + 1 : close], base)
            found[index + 1 : close] = [min(inner, DEEPEST)] * (close - index - 1)
            if inner <= DEEPEST:
                _resolve(text, (index + 1, close), inner, found)
            index = close
        else:
            index += 1
    kept = [i for i in outside if bidi_class(text[i]) not in IGNORED]
    for i, level in zip(kept, _run_levels(text, kept, base), strict=True):
        found[i] = level
    _ignored_follow(text, outside, base, found)


def _ignored_follow(text: str, outside: Sequence[int], base: int, found: list[int]) -> None:
    last = base
    for index in outside:
        if bidi_class(text[index]) in IGNORED:
            found[index] = last
        else:
            last = found[index]


def _matching_pdi(text: str, start: int, end: int) -> int:
    depth = 1
    for index in range(start + 1, end):
        kind = bidi_class(text[index])
        if kind in ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth -= 1
            if not depth:
                return index
    return end


def _inner_level(kind: str, inside: str, base: int) -> int:
    right = kind == "RLI" or (kind == "FSI" and base_level(inside) == 1)
    return (base + 1) | 1 if right else (base + 2) & ~1


def _run_levels(text: str, kept: Sequence[int], base: int) -> list[int]:
    """Return the levels of a run: weak types, brackets, neutrals, then I1 and I2."""
    embedding = "R" if base & 1 else "L"
    original = [bidi_class(text[i]) for i in kept]
    kinds = resolve_weak(original, embedding)
    resolve_brackets([text[i] for i in kept], original, kinds, embedding)
    _resolve_neutrals(kinds, embedding)
    return [base + _rise(kind, base) for kind in kinds]


def _resolve_neutrals(kinds: list[str], embedding: str) -> None:
    """Neutrals between letters of one direction take it, others the embedding's (N1, N2)."""
    start, count = 0, len(kinds)
    while start < count:
        if kinds[start] not in NEUTRAL:
            start += 1
            continue
        end = start
        while end < count and kinds[end] in NEUTRAL:
            end += 1
        before = AS_RIGHT[kinds[start - 1]] if start else embedding
        after = AS_RIGHT[kinds[end]] if end < count else embedding
        kinds[start:end] = [before if before == after else embedding] * (end - start)
        start = end


def _rise(kind: str, base: int) -> int:
    if base & 1:
        return 0 if kind == "R" else 1
    return {"L": 0, "R": 1}.get(kind, 2)
