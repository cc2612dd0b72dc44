"""Which script a character is written in, and which characters never show."""

from bisect import bisect_right
from functools import lru_cache
from unicodedata import category

_RANGES = (
    (0x0041, 0x005A, "Latn"),
    (0x0061, 0x007A, "Latn"),
    (0x00AA, 0x00AA, "Latn"),
    (0x00BA, 0x00BA, "Latn"),
    (0x00C0, 0x024F, "Latn"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0600, 0x06FF, "Arab"),
    (0x0750, 0x077F, "Arab"),
    (0x08A0, 0x08FF, "Arab"),
    (0x1800, 0x18AF, "Mong"),
    (0x1C80, 0x1C8F, "Cyrl"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x2E80, 0x2FDF, "Hani"),
    (0x3005, 0x3007, "Hani"),
    (0x3021, 0x3029, "Hani"),
    (0x3041, 0x309F, "Hira"),
    (0x30A1, 0x30FA, "Kana"),
    (0x3400, 0x4DBF, "Hani"),
    (0x4E00, 0x9FFF, "Hani"),
    (0xF900, 0xFAFF, "Hani"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFC, "Arab"),
    (0x20000, 0x323AF, "Hani"),
)
_STARTS = [start for start, _, _ in _RANGES]
_SHARED_ARABIC = frozenset({0x60C, 0x61B, 0x61F, 0x640, *range(0x660, 0x66A)})

OPENING_MARKS = frozenset("\u2066\u2067\u2068\u202a\u202b\u202d\u202e")
CLOSING_MARKS = frozenset("\u2069\u202c")
DIRECTION_MARKS = OPENING_MARKS | CLOSING_MARKS | frozenset("\u200e\u200f\u061c")


@lru_cache(16384)
def script_of(character: str) -> str | None:
    """Return the ISO 15924 code, or None for what all scripts share (digits, signs, marks)."""
    code = ord(character)
    if code in _SHARED_ARABIC:
        return None
    place = bisect_right(_STARTS, code) - 1
    if place < 0:
        return None
    _, end, script = _RANGES[place]
    return script if code <= end else None


@lru_cache(16384)
def is_ideographic(character: str) -> bool:
    """Say whether lines may break on either side of the character, as in Chinese."""
    code = ord(character)
    if script_of(character) in ("Hani", "Hira", "Kana"):
        return True
    return 0x3000 <= code <= 0x303F or 0xFF00 <= code <= 0xFFEF


@lru_cache(16384)
def stands_upright(character: str) -> bool:
    """Say whether the character stands upright in Chinese that runs from top to bottom."""
    code = ord(character)
    if character == "\u00b7":  # inside names; lying between upright letters it is read as a break
        return True
    if 0x3000 <= code <= 0x3020 or 0xFF00 <= code <= 0xFF60 or 0xFFE0 <= code <= 0xFFE6:
        return True
    return script_of(character) in ("Hani", "Hira", "Kana")


@lru_cache(16384)
def is_invisible(character: str) -> bool:
    """Say whether the character only steers its neighbours (joiners, selectors, soft hyphen)."""
    code = ord(character)
    if 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF or 0x180B <= code <= 0x180F:
        return True
    return category(character) == "Cf" and not 0x600 <= code <= 0x6DD
