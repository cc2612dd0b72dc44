"""What an import would change, item by item and cell by cell, written down while it is found."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from catalogue.exchange.cells import Row, tables_of, written
from catalogue.exchange.columns import PARTS, SHEETS
from catalogue.exchange.problems import Place
from catalogue.values.facts import ItemFacts

LONGEST = 500  # characters of a cell that are shown
Cell = tuple[str, str, str]  # (column, before, after)
Named = Mapping[tuple[str, int], Row]  # rows of parts
_NAMED_BY = {
    **dict.fromkeys(("materials", "steps", "fees"), ("name",)),
    "faqs": ("question",),
    "questions": ("key", "answers.key"),
    "decisions": ("key",),
    "members": ("item",),
}


class Preview:
    """Lines of JSON, one for each item that would change; nothing is written without a path."""

    def __init__(self, path: Path | None) -> None:
        self._file: IO[str] | None = path.open("w", encoding="utf-8") if path else None

    def added(self, place: Place, facts: ItemFacts) -> None:
        """Note an item that is not there yet."""
        self.note("added", place, facts.code, facts.name, [])

    def changed(
        self, place: Place, before: ItemFacts, after: ItemFacts, *, overtaken: bool = False
    ) -> None:
        """Note an item that would say something else."""
        if self._file:
            what = "overtaken" if overtaken else "changed"
            self.note(what, place, after.code, after.name, [*differences(before, after)])

    def removed(self, code: str, name: str) -> None:
        """Note an item that the workbook was exported with and does not hold any more."""
        self.note("removed", Place("", 0), code, name, [])

    def close(self) -> None:
        """Finish the file."""
        if self._file:
            self._file.close()

    def note(self, what: str, place: Place, code: str, name: str, cells: list[Cell]) -> None:
        """Note what becomes of something: an item, an entry of the dictionary or a bundle."""
        if self._file is None:
            return
        entry: dict[str, Any] = {
            "what": what,
            "sheet": place.sheet,
            "row": place.row,
            "code": code,
            "name": name,
            "cells": [
                [column, before[:LONGEST], after[:LONGEST]] for column, before, after in cells
            ],
        }
        self._file.write(json.dumps(entry, ensure_ascii=False) + "\n")


def differences(before: ItemFacts, after: ItemFacts) -> Iterator[Cell]:
    """Yield each cell that differs, its column called as in the workbook."""
    (old, old_parts), (new, new_parts) = tables_of(before), tables_of(after)
    yield from row_cells("items", old, new)
    for kind in PARTS:
        was, becomes = by_name(kind, old_parts[kind]), by_name(kind, new_parts[kind])
        yield from part_cells(kind, was, becomes)
        if [*was] != [*becomes] and {*was} == {*becomes}:
            yield SHEETS[kind], _order(was), _order(becomes)


def part_cells(kind: str, was: Named, becomes: Named) -> Iterator[Cell]:
    """Yield each cell of parts that differs, and each part that comes or goes."""
    for name in dict.fromkeys((*was, *becomes)):
        label = f"{SHEETS[kind]}：{name[0]}"
        if name in was and name in becomes:
            yield from row_cells(kind, was[name], becomes[name], f"{label} · ")
        else:
            yield label, name[0] if name in was else "", name[0] if name in becomes else ""


def row_cells(kind: str, old: Row, new: Row, label: str = "") -> Iterator[Cell]:
    """Yield each cell of a row that differs; `label` stands before the name of its column."""
    for path, head in written(kind).items():
        before, after = old.get(path, ""), new.get(path, "")
        if before != after and (after or "texts." not in path):  # no text is removed
            yield label + head, before, after


def by_name(kind: str, rows: Iterable[Row]) -> Named:
    """Return the rows of parts by name; of those called alike the second, the third ..."""
    seen: Counter[str] = Counter()
    found: dict[tuple[str, int], Row] = {}
    for row in rows:
        name = ".".join(row.get(path, "") for path in _NAMED_BY[kind])
        seen[name] += 1
        found[name, seen[name]] = row
    return found


def _order(rows: Named) -> str:
    return "\n".join(name for name, _ in rows)
