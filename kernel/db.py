"""The one database handle, its base class and the one way to commit."""

import enum
import json
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from datetime import UTC, datetime
from time import monotonic
from typing import Annotated, Any, cast

import sqlalchemy as sa
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import CursorResult, DateTime, Executable, MetaData, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.orm import DeclarativeBase, Session, mapped_column
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator

from kernel.canonical import canonical_json
from kernel.turn import turn

IntPK = Annotated[int, mapped_column(primary_key=True)]
Locale = Annotated[str, mapped_column(String(16))]

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
RESTED_SECONDS = 0.1  # a server that went away is away for longer
BUSY_MILLISECONDS = 4000  # longer than any write of ours; then the reader is told to come back
READING, WRITING = "AUTOCOMMIT", "READ COMMITTED"  # on PostgreSQL; see `prepare_postgresql`


class UtcDateTime(TypeDecorator[datetime]):
    """Store an aware datetime as UTC; refuse a naive one."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("naive datetime")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Json(TypeDecorator[Any]):
    """Store plain data as canonical JSON text: the same bytes on every database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else canonical_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


class Base(DeclarativeBase):
    """Base of every table."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {
        datetime: UtcDateTime,
        dict[str, Any]: Json,
        list[Any]: Json,
        enum.Enum: sa.Enum(
            enum.Enum,
            native_enum=False,
            length=32,
            values_callable=lambda kind: [k.value for k in kind],
        ),
    }


db = SQLAlchemy(metadata=Base.metadata)
_writing: ContextVar[bool] = ContextVar("writing", default=False)


def table_of(entity: type[Base]) -> sa.Table:
    """Return the bare table of an entity, for statements that are built once and run often."""
    return cast("sa.Table", entity.__table__)


def rows_changed(session: Session, statement: Executable) -> int:
    """Run an UPDATE or DELETE and return how many rows it changed."""
    return cast("CursorResult[Any]", session.execute(statement)).rowcount


def read_at_one_moment(session: Session) -> None:
    """Let a session that has not begun see one moment in all it reads, as on SQLite it does.

    For a long walk through rows; pages read by single statements (see `prepare_postgresql`).
    """
    if session.get_bind().dialect.name == "postgresql":
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


@contextmanager
def transaction() -> Iterator[Session]:
    """Write: a fresh session, committed on success, rolled back on any exception.

    What was only tried is taken back by a `rollback()` at its end.
    What the request has read so far is let go first: on SQLite a session that has
    read cannot be upgraded to write. What it reads meanwhile is let go after: it is old.
    No table object may cross this border. A transaction inside another would wait for itself
    on SQLite: it raises RuntimeError.
    """
    if _writing.get():
        raise RuntimeError("a transaction inside another")
    db.session.remove()
    inside = _writing.set(True)
    try:
        with _turn() as patience, db.engine.connect() as connection:
            connection.execution_options(**_to_write(connection, patience))
            with connection.begin() as whole, Session(connection) as session:
                with session.begin() as part:
                    yield session
                    only_tried = not part.is_active
                if only_tried and whole.is_active:  # what the session did not see
                    whole.rollback()
    finally:
        _writing.reset(inside)
        db.session.remove()


def connection_of(session: Session) -> sa.Connection:
    """Return the connection under `session`: a bare statement costs a fifth less there.

    Nobody listens to it, and what the session has not flushed is not seen: for bare tables only.
    """
    bind = session.get_bind()
    return bind if isinstance(bind, sa.Connection) else session.connection()


def _to_write(connection: sa.Connection, patience: int) -> dict[str, Any]:
    """Return the options of a connection that writes and waits so many milliseconds."""
    if connection.dialect.name == "sqlite":
        return {"begin": "IMMEDIATE", "patience": patience}
    return {"isolation_level": WRITING}


def _turn() -> AbstractContextManager[int]:
    """Return the turn to write, which says how many milliseconds the database may be waited for."""
    if db.engine.dialect.name != "sqlite" or not db.engine.url.database:
        return nullcontext(BUSY_MILLISECONDS)
    return turn(db.engine.url.database, BUSY_MILLISECONDS)


def prepare_sqlite(engine: sa.Engine) -> None:
    """Durable, checked and explicit transactions on every SQLite connection."""

    @sa.event.listens_for(engine, "connect")
    def _settings(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the "begin" below says which kind
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            f"busy_timeout={BUSY_MILLISECONDS}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        options = connection.get_execution_options()
        patience = options.get("patience", BUSY_MILLISECONDS)
        raw = cast("sqlite3.Connection", connection.connection.dbapi_connection)
        raw.execute(f"PRAGMA busy_timeout={patience}")
        connection.exec_driver_sql(f"BEGIN {options.get('begin', 'DEFERRED')}")


def prepare_postgresql(engine: sa.Engine) -> None:
    """Ask a connection that has rested whether it still leads to the server.

    One that was in use a moment ago has just shown it; asking each time, as the pool would by
    itself, is a tenth of what a booking asks the server. Reading opens no transaction: under
    READ COMMITTED each statement sees its own moment anyway, and to begin and to end one are
    two ways to the server for nothing.
    """

    @sa.event.listens_for(engine, "checkin")
    def _rest(_connection: object, record: ConnectionPoolEntry) -> None:
        record.info["rests_since"] = monotonic()

    @sa.event.listens_for(engine, "checkout")
    def _ask(connection: DBAPIConnection, record: ConnectionPoolEntry, _proxy: object) -> None:
        since = record.info.get("rests_since")
        if since is None or monotonic() - since < RESTED_SECONDS:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as gone:
            raise InvalidatePoolError from gone  # all that rested are gone: connect anew
