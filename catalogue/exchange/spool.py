"""Checked items on disk, so that a list of any length fits into little memory."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalogue.exchange.problems import Place
from catalogue.rules.content import draft_digest, from_json, to_json
from catalogue.values.facts import ItemFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Spooled:
    """One checked item."""

    number: int
    place: Place
    facts: ItemFacts
    digest: str


class Spool:
    """A temporary database of checked items; gone with its folder."""

    def __init__(self, folder: Path) -> None:
        self.connection = sqlite3.connect(folder / "spool.sqlite")
        self.connection.execute("PRAGMA journal_mode=OFF")
        self.connection.execute("PRAGMA synchronous=OFF")
        self.connection.execute(
            "CREATE TABLE item (number INTEGER PRIMARY KEY, identity TEXT UNIQUE,"
            " code TEXT UNIQUE, file TEXT, sheet TEXT, row INTEGER, digest TEXT, facts TEXT)"
        )

    def add(self, place: Place, identity: str, facts: ItemFacts) -> Place | None:
        """Keep an item; return the place of an earlier one of the same identity or code instead."""
        added = self.connection.execute(
            "INSERT OR IGNORE INTO item (identity, code, file, sheet, row, digest, facts)"
            " VALUES (?,?,?,?,?,?,?)",
            (
                identity,
                facts.code or None,
                place.file,
                place.sheet,
                place.row,
                draft_digest(facts),
                json.dumps(to_json(facts), ensure_ascii=False),
            ),
        )
        return None if added.rowcount else self._place_of(identity, facts.code)

    def _place_of(self, identity: str, code: str) -> Place:
        file, sheet, row = self.connection.execute(
            "SELECT file, sheet, row FROM item WHERE identity = ? OR code = ?", (identity, code)
        ).fetchone()
        return Place(file, row, sheet)

    def __iter__(self) -> Iterator[Spooled]:
        rows = self.connection.execute(
            "SELECT number, file, sheet, row, digest, facts FROM item ORDER BY number"
        )
        for number, file, sheet, row, digest, facts in rows:
            yield Spooled(
                number=number,
                place=Place(file, row, sheet),
                facts=from_json(json.loads(facts)),
                digest=digest,
            )

    def close(self) -> None:
        """Let the file go."""
        self.connection.close()
