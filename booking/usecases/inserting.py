"""Insert what is not there yet, in one statement, on either database."""

from functools import cache

from sqlalchemy import Table
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
