"""Item lists as tables: rows of cells become items and their parts."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from catalogue.exchange.columns import HEADS, NEEDED, PARTS, SITUATIONS, nested, path_of, tidy
from catalogue.exchange.problems import Place, Problem, UnreadableFile, WrongValue, shortened
from catalogue.exchange.readers import whole
from catalogue.exchange.rows import RawItem
from catalogue.exchange.shape import ITEM
from catalogue.exchange.situation_rows import questions_of
from catalogue.exchange.table_shape import TABLE_ITEM
from kernel.refusals import N_

MOST_ROWS = 200_000
MOST_COLUMNS = 120
TOO_MANY = N_("The table has too many rows. Cut it up.")
_NAMES = ("code", "local_code", "name")  # by any of them a part names its item


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet or file: its kind (items, materials ...), where it is and its rows."""

    kind: str
    file: str
    sheet: str
    rows: Iterable[Sequence[Any]]  # the first row holds the heads
    heads: dict[str, str] = field(default_factory=dict)  # as written, by path; known once read

    def place(self, row: int) -> Place:
        """Return the place of a row, counted from 1."""
        return Place(self.file, row, self.sheet)


class Parts:
    """Materials and steps, kept on disk until their item comes by."""

    def __init__(self, spool: sqlite3.Connection) -> None:
        self._spool = spool
        self._heads: dict[str, str] = {}
        spool.execute(
            "CREATE TABLE part (id INTEGER PRIMARY KEY, item TEXT, kind TEXT, file TEXT,"
            " sheet TEXT, row INTEGER, data TEXT, used INTEGER DEFAULT 0)"
        )

    def keep(self, table: Table) -> None:
        """Read a whole table of parts. Raises UnreadableFile."""
        insert = "INSERT INTO part (item, kind, file, sheet, row, data) VALUES (?,?,?,?,?,?)"
        self._spool.executemany(
            insert,
            (
                (tidy(data.pop("item", "")), table.kind, table.file, table.sheet, row, _dump(data))
                for row, data in rows_of(table)
            ),
        )
        self._heads[table.kind] = table.heads["item"]
        self._spool.execute("CREATE INDEX IF NOT EXISTS part_item ON part (item)")

    def has(self, kind: str) -> bool:
        """Whether there is a table of situations, so that an item without a row in it has none."""
        return kind in SITUATIONS and kind in self._heads

    def of(self, names: Sequence[str], kind: str) -> list[tuple[Place, dict[str, Any]]]:
        """Return the parts that name an item, in the order of their rows."""
        marks = ",".join("?" * len(names))
        found = self._spool.execute(
            f"SELECT id, file, sheet, row, data FROM part WHERE item IN ({marks}) AND kind = ?"  # noqa: S608 - question marks only
            " AND used = 0 ORDER BY id",
            (*names, kind),
        ).fetchall()
        self._spool.executemany(
            "UPDATE part SET used = 1 WHERE id = ?", [(row[0],) for row in found]
        )
        return [(Place(file, row, sheet), json.loads(data)) for _, file, sheet, row, data in found]

    def left(self) -> Iterator[Problem]:
        """Yield a problem for each part whose item is not there."""
        rows = self._spool.execute(
            "SELECT file, sheet, row, item, kind FROM part WHERE used = 0 ORDER BY id"
        )
        for file, sheet, row, item, kind in rows:
            yield Problem(
                place=Place(file, row, sheet),
                column=self._heads[kind],
                value=shortened(item),
                message=N_("No item of this list has this name or code. Write it as there."),
            )


def _dump(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, default=str)


def items_of(table: Table, parts: Parts) -> Iterator[RawItem]:
    """Yield the items of a table with their parts. Raises UnreadableFile."""
    for row, data in rows_of(table):
        yield _raw(table, row, data, parts)


def _raw(table: Table, row: int, data: dict[str, Any], parts: Parts) -> RawItem:
    names = [tidy(data[name]) for name in _NAMES if data.get(name)]
    found = {kind: rows for kind in PARTS if (rows := parts.of(names, kind)) or parts.has(kind)}
    place = table.place(row)
    for path in found.keys() & data.keys():
        wrong = WrongValue(N_("This stands on a sheet of its own too. Empty this cell."))
        return RawItem(place=place, data={}, unreadable=_wrong(table, row, path, wrong))
    try:
        version = whole(data.pop("version", None))
    except WrongValue as wrong:
        return RawItem(place=place, data={}, unreadable=_wrong(table, row, "version", wrong))
    asked, places = questions_of(found.get("questions", ()))
    said = {kind: [part for _, part in rows] for kind, rows in found.items()}
    return RawItem(
        place=place,
        data=data | said | ({"questions": asked} if "questions" in found else {}),
        parts={kind: [place for place, _ in rows] for kind, rows in found.items()} | places,
        shape=TABLE_ITEM if "fees" in found else ITEM,
        version=version,
    )


def _wrong(table: Table, row: int, path: str, wrong: WrongValue) -> Problem:
    column = table.heads[path]
    return Problem(place=table.place(row), column=column, value="", message=wrong.message)


def rows_of(table: Table) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield (row number, JSON form) of each row that is not empty. Raises UnreadableFile."""
    rows = iter(table.rows)
    heads = next(rows, ())
    paths = _paths(table, heads)
    table.heads.update(
        (path, shortened(head)) for path, head in zip(paths, heads, strict=True) if path
    )
    for number, cells in enumerate(rows, 2):
        if not any(cells):  # such as the million that a spreadsheet leaves below a table
            continue
        if number > MOST_ROWS:
            raise _unreadable(table, number, TOO_MANY)
        if any(tidy(cell) for cell in cells[len(paths) :]):
            raise _unreadable(table, number, N_("This row has more cells than the head has."))
        data = nested((path, cell) for path, cell in zip(paths, cells, strict=False) if path)
        if data:
            yield number, data


def _paths(table: Table, heads: Sequence[Any]) -> list[str | None]:
    """Return the path of each column. Raises UnreadableFile for unknown, double or missing ones."""
    paths: list[str | None] = []
    if len(heads) > MOST_COLUMNS:
        raise _unreadable(table, 1, N_("The table has too many columns. Use the template."))
    for head in heads:
        path = path_of(head, table.kind) if tidy(head) else ""
        if path is None:
            message = N_("This column is not known. Name it as in the template, or remove it.")
            raise _unreadable(table, 1, message, str(head))
        if path and path in paths:
            message = N_("This column is there twice. Remove one of them.")
            raise _unreadable(table, 1, message, str(head))
        paths.append(path)
    for needed in NEEDED[table.kind]:
        if needed not in paths:
            message = N_("This column is missing. Add it as in the template.")
            raise _unreadable(table, 1, message, HEADS[table.kind][needed])
    return paths


def _unreadable(table: Table, row: int, message: str, column: str = "") -> UnreadableFile:
    return UnreadableFile(
        Problem(place=table.place(row), column=shortened(column), value="", message=message)
    )
