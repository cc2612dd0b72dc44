"""Checked items on disk, so that a list of any length fits into little memory."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from catalogue.exchange.beside_reading import Beside
from catalogue.exchange.problems import Place
from catalogue.rules.content import draft_digest, from_json, to_json
from catalogue.rules.identity import code_identity, identities_of, known_by
from catalogue.values.facts import ItemFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One item of a list, and the version it had there when the list was exported."""

    place: Place
    facts: ItemFacts
    version: int | None = None
    silent: tuple[str, ...] = ()  # what of its situations the list says nothing of


@dataclass(frozen=True, slots=True, kw_only=True)
class Spooled:
    """One checked item."""

    number: int
    place: Place
    facts: ItemFacts
    digest: str
    version: int | None = None  # of the item that is there, when the list was exported
    silent: tuple[str, ...] = ()  # what of its situations the list says nothing of


class Spool:
    """A temporary database of checked items; gone with its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.beside = Beside()  # what is no item: little of it, so it stays in memory
        self.connection = sqlite3.connect(folder / "spool.sqlite")
        self.connection.execute("PRAGMA journal_mode=OFF")
        self.connection.execute("PRAGMA synchronous=OFF")
        self.connection.execute(
            "CREATE TABLE item (number INTEGER PRIMARY KEY, identity TEXT UNIQUE,"
            " file TEXT, sheet TEXT, row INTEGER, digest TEXT, facts TEXT,"
            " version INTEGER, silent TEXT)"
        )
        self.connection.execute("CREATE TABLE exported (code TEXT UNIQUE)")
        self.connection.execute("CREATE TABLE known (identity TEXT, number INTEGER)")
        self.connection.execute("CREATE INDEX known_identity ON known (identity)")

    def keep_exported(self, codes: Iterable[str]) -> None:
        """Keep the codes of the items that a workbook was exported with."""
        self.connection.executemany(
            "INSERT OR IGNORE INTO exported VALUES (?)", ((code,) for code in codes)
        )

    def exported(self) -> Iterator[str]:
        """Yield the codes of the items that the workbook was exported with."""
        rows = self.connection.execute("SELECT code FROM exported ORDER BY rowid")
        return (code for (code,) in rows)

    def add(self, item: Checked) -> tuple[Place, str] | None:
        """Keep an item; where an earlier one is the same, return its place and the path of the key.

        Items with keys of their own may be called alike; one that has nothing but a name may not.
        """
        place, facts = item.place, item.facts
        identities = identities_of(facts)
        by_code = self._earlier([code_identity(facts)], ())
        if by_code:
            return by_code, "code"
        earlier = self._earlier(identities[:1], identities)
        if earlier:
            return earlier, known_by(facts)
        added = self.connection.execute(
            "INSERT INTO item (identity, file, sheet, row, digest, facts, version,"
            " silent) VALUES (?,?,?,?,?,?,?,?)",
            (
                identities[0],
                place.file,
                place.sheet,
                place.row,
                draft_digest(facts),
                json.dumps(to_json(facts), ensure_ascii=False),
                item.version,
                " ".join(item.silent),
            ),
        )
        self.connection.executemany(
            "INSERT INTO known VALUES (?,?)", [(one, added.lastrowid) for one in identities]
        )
        return None

    def _earlier(self, meant: Sequence[str], own: Sequence[str]) -> Place | None:
        """Return where the item stands that one of `meant` means, or whose key is one of `own`."""
        row = self.connection.execute(
            "SELECT file, sheet, row FROM item WHERE number IN"
            " (SELECT number FROM known WHERE identity IN (SELECT value FROM json_each(?)))"
            " OR identity IN (SELECT value FROM json_each(?)) ORDER BY number",
            (json.dumps(meant), json.dumps(own)),
        ).fetchone()
        return Place(row[0], row[2], row[1]) if row else None

    def __iter__(self) -> Iterator[Spooled]:
        rows = self.connection.execute(
            "SELECT number, file, sheet, row, digest, facts, version, silent FROM item"
            " ORDER BY number"
        )
        for number, file, sheet, row, digest, facts, version, silent in rows:
            yield Spooled(
                number=number,
                place=Place(file, row, sheet),
                facts=from_json(json.loads(facts)),
                digest=digest,
                version=version,
                silent=tuple(silent.split()),
            )

    def close(self) -> None:
        """Let the file go."""
        self.connection.close()
