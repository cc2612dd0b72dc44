"""QR codes as one filled path."""

from functools import lru_cache

import segno

from documents.pdf.objects import number

MASK = 3  # fixed: trying all eight costs four milliseconds and phones read any of them
KEPT = 16


@lru_cache(KEPT)
def _rows(text: str) -> tuple[bytes, ...]:
    return tuple(bytes(row) for row in segno.make_qr(text, error="m", mask=MASK).matrix)


def qr_path(text: str, corner: tuple[float, float], size: float) -> str:
    """Return the operators that draw a code; `corner` is its lower left one."""
    rows = _rows(text)
    module = size / len(rows)
    x, top = corner[0], corner[1] + size
    parts = ["0 g"]
    for place, row in enumerate(rows):
        y = number(top - (place + 1) * module)
        for start, length in _dark(row):
            parts.append(
                f"{number(x + start * module)} {y} {number(length * module)} {number(module)} re"
            )
    parts.append("f")
    return "\n".join(parts)


def _dark(row: bytes) -> list[tuple[int, int]]:
    """Return the stretches of dark modules as (start, length)."""
    found: list[tuple[int, int]] = []
    place = row.find(1)
    while place >= 0:
        end = row.find(0, place)
        end = len(row) if end < 0 else end
        found.append((place, end - place))
        place = row.find(1, end)
    return found
