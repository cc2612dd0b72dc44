"""A material of the item form that points at an entry of the dictionary takes over what it says."""

from collections.abc import Sequence
from typing import Any

from catalogue.refusals import NoSuchEntry
from catalogue.rules.dictionary import found_by
from catalogue.values.dictionary import Choice
from kernel.words import say

_CHOSEN = ("source", "form")
_WRITTEN = ("name", "issuer", "paper_size")


def point_at(materials: Any, known: Sequence[Choice]) -> None:
    """Let each row that names an entry hold its key, and fill what was left empty.

    An entry is named by its key or by one of its names; of one that is not there the field says so.
    """
    for row in materials.entries:
        said = (row.form.dictionary.data or "").strip()
        if said:
            _fill(row.form, said, found_by(said, known))


def _fill(row: Any, said: str, entry: Choice | None) -> None:
    if entry is None:
        words = say(NoSuchEntry.message, key=said)
        row.dictionary.errors = [*row.dictionary.errors, words]
        return
    row.dictionary.data = entry.key
    for name in _WRITTEN:
        if not (row[name].data or "").strip():
            row[name].data = getattr(entry.facts, name)
    for name in _CHOSEN:
        if row[name].data == "unknown":
            row[name].data = getattr(entry.facts, name).value
