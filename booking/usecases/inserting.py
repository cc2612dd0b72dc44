"""Insert what is not there yet, in one statement, on either database."""

from functools import cache

from sqlalchemy import ColumnElement, Table, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session


def insert_unless_there(session: Session, table: Table) -> sqlite.Insert | postgresql.Insert:
    """Return an INSERT that leaves out what breaks a unique key; execute it with its rows.

    It waits for whoever is inserting the same at this moment, so the answer is final.
    """
    return _insert(table, session.get_bind().dialect.name)


@cache
def _insert(table: Table, dialect: str) -> sqlite.Insert | postgresql.Insert:
    """Built once: a statement that is made anew costs more than to send it."""
    if dialect == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing()
    return postgresql.insert(table).on_conflict_do_nothing()


@cache
def insert_where(
    table: Table, condition: ColumnElement[bool], dialect: str
) -> sqlite.Insert | postgresql.Insert:
    """Return the same INSERT of one row, which also leaves it out where `condition` is not met."""
    row = select(*(bindparam(column.name, type_=column.type) for column in table.c))
    return _insert(table, dialect).from_select(list(table.c.keys()), row.where(condition))
