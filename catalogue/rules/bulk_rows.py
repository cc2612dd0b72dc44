"""Words within the decisions on situations, replaced as one changes what a field says."""

from collections.abc import Mapping, Sequence
from typing import Any

from catalogue.values.situations import LONGEST
from catalogue.values.texts import PART_FIELDS

TOLD = PART_FIELDS["decision"]  # what a row of decisions tells people
Rows = Sequence[Mapping[str, Any]]


def replaced(rows: Rows, find: str, value: str) -> list[dict[str, Any]]:
    """Return the rows with `value` in the place of `find`; what says nothing then is left out."""
    return [_replaced(row, find, value) for row in rows]


def _replaced(row: Mapping[str, Any], find: str, value: str) -> dict[str, Any]:
    told = {name: row[name].replace(find, value).strip() for name in TOLD if name in row}
    kept = {name: one for name, one in row.items() if name not in told}
    return kept | {name: words for name, words in told.items() if words}


def fit(rows: Rows) -> bool:
    """Whether the rows can hold their words."""
    return all(len(row.get(name, "")) <= LONGEST for row in rows for name in TOLD)


def differing(before: Rows, after: Rows) -> tuple[str, str]:
    """Return what the rows that differ tell people, a line each, before and after."""
    pairs = [pair for pair in zip(before, after, strict=False) if pair[0] != pair[1]]
    return _lines(row for row, _ in pairs), _lines(row for _, row in pairs)


def _lines(rows: Any) -> str:
    return "\n".join(" · ".join(row[name] for name in TOLD if row.get(name)) for row in rows)
