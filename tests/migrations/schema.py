"""A database's schema as plain words, so that two can be compared."""

import re
from typing import Any

import sqlalchemy as sa

Described = dict[str, dict[str, Any]]


def described(engine: sa.Engine) -> Described:
    """Return every table of a database: columns, keys, indexes and checks."""
    inspector = sa.inspect(engine)
    names = [name for name in inspector.get_table_names() if name != "alembic_version"]
    return {name: _table(inspector, name) for name in names}


def _table(inspector: sa.Inspector, name: str) -> dict[str, Any]:
    return {
        "columns": {
            column["name"]: (str(column["type"]), column["nullable"], column["default"])
            for column in inspector.get_columns(name)
        },
        "primary key": inspector.get_pk_constraint(name)["constrained_columns"],
        "foreign keys": _sorted(
            (key["name"], key["constrained_columns"], key["referred_table"], key["options"])
            for key in inspector.get_foreign_keys(name)
        ),
        "unique": _sorted(
            (key["name"], key["column_names"]) for key in inspector.get_unique_constraints(name)
        ),
        "checks": _sorted(
            (check["name"], _plain(check["sqltext"]))
            for check in inspector.get_check_constraints(name)
        ),
        "indexes": _sorted(
            (index["name"], index["column_names"], index["unique"], _where(index))
            for index in inspector.get_indexes(name)
        ),
    }


def _sorted(rows: Any) -> list[tuple[str, ...]]:
    return sorted(tuple(str(part) for part in row) for row in rows)


def _plain(text: str) -> str:
    """Return an expression without the brackets and spaces a database adds of its own."""
    return re.sub(r"[\s()]+", "", text)


def _where(index: Any) -> str:
    options = index.get("dialect_options", {})
    return _plain(str(options.get("sqlite_where", options.get("postgresql_where", ""))))
