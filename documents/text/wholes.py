"""Which isolated values stay in one line: a number, a date, a code, the name of a person."""

from functools import lru_cache

from documents.text.scripts import CLOSING_MARKS, DIRECTION_MARKS, OPENING_MARKS, is_ideographic

MOST = 24  # widths of a figure: a reference with its number, a name of twelve ideographs


@lru_cache(4096)
def wholes(text: str) -> tuple[int, ...]:
    """Return for every character the number of the whole it belongs to; 0 belongs to none.

    A value inside another one belongs to the outer. What is longer than MOST is not whole.
    """
    found = [0] * len(text)
    depth = began = number = 0
    for index, character in enumerate(text):
        if character in OPENING_MARKS:
            began = began if depth else index
            depth += 1
        elif character in CLOSING_MARKS and depth:
            depth -= 1
            if not depth and _width(text[began:index]) <= MOST:
                number += 1
                found[began : index + 1] = [number] * (index + 1 - began)
    return tuple(found)


def _width(text: str) -> int:
    return sum(2 if is_ideographic(one) else 1 for one in text if one not in DIRECTION_MARKS)
