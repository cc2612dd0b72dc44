"""One dull row in every table of whatever schema is there, parents first."""

import itertools
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa

PLACES = ("department", "region")
VERSION = "alembic_version"
# what a dull row would get wrong: table -> column -> value
MEANT: dict[str, dict[str, Any]] = {
    "opening_hours": {"closes": time(17, 0)},
    "word_report": {"state": "open"},
    "service_item": {"kind": "own"},
    "known_material": {"state": "draft"},
    "item_revision": {"content": "{}"},
    "change_request": {"state": "submitted"},
    "slot": {"taken": 0, "public_taken": 0, "public_capacity": 0, "kept": 0},
}
ALSO = {  # may be empty alone, but not with its neighbours
    ("staff_role", "region_id"),
    *((table, f"{place}_id") for table in ("service_item", "item_revision") for place in PLACES),
}
MORNING = datetime(2026, 11, 23, 2)  # noqa: DTZ001 - as UtcDateTime stores it
NUMBERS = itertools.count(1)
DULL: list[tuple[Any, Callable[[int], Any]]] = [
    (sa.Boolean, lambda _: False),
    ((sa.Integer, sa.Numeric), lambda number: number),
    (sa.DateTime, lambda number: MORNING + timedelta(minutes=number)),  # what begins also ends
    (sa.Date, lambda _: date(2026, 11, 23)),
    (sa.Time, lambda _: time(9, 30)),
    (sa.LargeBinary, lambda number: number.to_bytes(32, "big")),
]


def fill(connection: sa.Connection) -> dict[str, int]:
    """Insert a row into each table; return how many rows each now has."""
    for table in _parents_first(_tables(connection)):
        connection.execute(table.insert().values(_row(connection, table)))
    return counted(connection)


def counted(connection: sa.Connection) -> dict[str, int]:
    """Return the number of rows in each table."""
    names = sorted({*sa.inspect(connection).get_table_names()} - {VERSION})
    number = sa.select(sa.func.count())
    return {
        name: connection.execute(number.select_from(sa.table(name))).scalar_one() for name in names
    }


def _tables(connection: sa.Connection) -> list[sa.Table]:
    schema = sa.MetaData()
    schema.reflect(connection)
    return [table for name, table in sorted(schema.tables.items()) if name != VERSION]


def _parents_first(tables: list[sa.Table]) -> Iterator[sa.Table]:
    """Yield tables so that what a row must point at is there; a reference left empty may wait."""
    waiting, done = list(tables), set[str]()
    while waiting:
        ready = [table for table in waiting if _parents(table) <= done]
        assert ready, f"a row in one of {[table.name for table in waiting]} can never be the first"
        yield from ready
        done |= {table.name for table in ready}
        waiting = [table for table in waiting if table not in ready]


def _parents(table: sa.Table) -> set[str]:
    needed = {key.column.table.name for column in _filled(table) for key in column.foreign_keys}
    return needed - {table.name}


def _row(connection: sa.Connection, table: sa.Table) -> dict[str, Any]:
    meant = MEANT.get(table.name, {})
    return {
        column.name: meant.get(column.name, _value(connection, column)) for column in _filled(table)
    }


def _filled(table: sa.Table) -> list[sa.Column[Any]]:
    return [
        column
        for column in table.columns
        if not column.nullable or (table.name, column.name) in ALSO
    ]


def _value(connection: sa.Connection, column: sa.Column[Any]) -> Any:
    for key in column.foreign_keys:
        parent = sa.select(key.column).limit(1)
        return connection.execute(parent).scalar_one()
    return _dull(column.type)


def _dull(kind: sa.types.TypeEngine[Any]) -> Any:
    number = next(NUMBERS)
    return next((make(number) for types, make in DULL if isinstance(kind, types)), str(number))
