"""Insert what is not there yet, in one statement, on either database.

Built once for each table: a statement that is made anew costs more than to send it.
"""

from functools import cache

from sqlalchemy import Column, ColumnElement, Insert, Table, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session


def insert_unless_there(
    session: Session, table: Table, answer: Column[int] | None = None
) -> Insert:
    """Return an INSERT that leaves out what breaks a unique key; execute it with its rows.

    It waits for whoever is inserting the same at this moment, so the answer is final: the column
    `answer` of the row that was added, where one was.
    """
    return _unless_there(table, answer, session.get_bind().dialect.name)


def insert_where(
    session: Session, table: Table, condition: ColumnElement[bool], answer: Column[int]
) -> Insert:
    """Return the same INSERT of one row, which also leaves it out where `condition` is not met."""
    return _where(table, condition, answer, session.get_bind().dialect.name)


@cache
def _unless_there(table: Table, answer: Column[int] | None, dialect: str) -> Insert:
    insert = _insert(table, dialect)
    return insert if answer is None else insert.returning(answer)


@cache
def _where(
    table: Table, condition: ColumnElement[bool], answer: Column[int], dialect: str
) -> Insert:
    row = select(*(bindparam(column.name, type_=column.type) for column in table.c))
    insert = _insert(table, dialect).from_select(list(table.c.keys()), row.where(condition))
    return insert.returning(answer)


def _insert(table: Table, dialect: str) -> sqlite.Insert | postgresql.Insert:
    if dialect == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing()
    return postgresql.insert(table).on_conflict_do_nothing()
