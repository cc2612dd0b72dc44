"""Merged cells: each row below the head has the value that is seen beside it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Range = tuple[tuple[int, int], tuple[int, int]]  # (row, column) of two corners, counted from 0


def filled(rows: Iterable[Sequence[Any]], merged: Iterable[Range]) -> Iterator[list[Any]]:
    """Yield rows with the values of merged cells; one row at a time, however many there are."""
    tops = {corner: bottom for corner, (bottom, _) in merged if corner[0]}
    seen: dict[int, tuple[int, Any]] = {}  # by column: down to which row, what
    for number, given in enumerate(rows):
        row = list(given)
        for column, (bottom, value) in seen.items():
            if number <= bottom and column < len(row):
                row[column] = value
        for column, value in enumerate(row) if tops else ():
            if (number, column) in tops:
                seen[column] = (tops[number, column], value)
        yield row
