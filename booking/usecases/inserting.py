"""Insert what is not there yet, in one statement, on either database."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kernel.db import Base


def insert_unless_there(
    session: Session,
    table: type[Base],
    values: Mapping[str, Any] | Sequence[Mapping[str, Any]],
) -> sqlite.Insert | postgresql.Insert:
    """Return an INSERT that leaves out what breaks a unique key.

    It waits for whoever is inserting the same at this moment, so the answer is final.
    """
    if session.get_bind().dialect.name == "sqlite":
        return sqlite.insert(table).values(values).on_conflict_do_nothing()
    return postgresql.insert(table).values(values).on_conflict_do_nothing()
