"""Whether a database is away for a moment, or was asked something that it will never answer."""

import sqlite3

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

# busy, locked, read only, a disk that fails, is full, or holds no such file, a lock protocol
SQLITE_AWAY = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
    }
)
# classes of SQLSTATE: connection, authorisation, no such database, rolled back, no resources,
# a lock not got, an operator's hand, the system below
POSTGRESQL_AWAY = frozenset({"08", "28", "3D", "40", "53", "55", "57", "58"})


def is_away(problem: DBAPIError) -> bool:
    """Whether the same question may be answered a few seconds later.

    A column or table that is missing comes as the same exception on SQLite, and never comes back.
    """
    if problem.connection_invalidated:
        return True
    if not isinstance(problem, OperationalError | InterfaceError):
        return False
    if isinstance(problem.orig, sqlite3.Error):
        code = getattr(problem.orig, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        return code & 0xFF in SQLITE_AWAY  # the rest of the number says which of its kind
    state = getattr(problem.orig, "sqlstate", None)
    return state is None or state[:2] in POSTGRESQL_AWAY
