"""How a migration runs: in one transaction, one host at a time, and aloud."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.operations import MigrationScript
from alembic.runtime.migration import MigrationContext, MigrationInfo
from flask import current_app

VERSIONS = Path(__file__).parent / "versions"
ONE_AT_A_TIME = 0x0E1D0  # the advisory lock of migrations; any number nobody else uses
SQLITE_PATIENCE_SECONDS = 30


def run() -> None:
    """Bring the application's database to the wanted revision."""
    database = current_app.extensions["migrate"].db
    engine = _engine(database.engine.url)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=database.metadata,
            render_as_batch=True,  # SQLite alters a table by copying it
            compare_type=True,
            render_item=_as_stored,
            process_revision_directives=_number,
            on_version_apply=_say,
        )
        with context.begin_transaction():
            _wait_for_turn(connection)
            context.run_migrations()
            _check_references(connection)
    engine.dispose()


def _engine(url: sa.URL) -> sa.Engine:
    """Return an engine of our own: on SQLite a copied table must not trip over foreign keys."""
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _explicit_transactions)
        sa.event.listen(engine, "begin", lambda made: made.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _explicit_transactions(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # else the driver commits before each change of a table
    connection.execute(f"PRAGMA busy_timeout={SQLITE_PATIENCE_SECONDS * 1000}")


def _wait_for_turn(connection: sa.Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": ONE_AT_A_TIME})


def _check_references(connection: sa.Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise click.ClickException(f"rows point at nothing: {broken[:5]}")


def _as_stored(kind: str, item: Any, _autogen: AutogenContext) -> str | bool:
    """Write column types as the database keeps them: a migration outlives our own types."""
    if kind != "type":
        return False
    if isinstance(item, sa.Enum):
        return f"sa.String(length={item.length})"
    if isinstance(item, sa.types.TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


def _number(_context: MigrationContext, _revision: object, scripts: list[MigrationScript]) -> None:
    """Number revisions 0001, 0002, …: two branches that add one collide visibly."""
    taken = [int(path.name[:4]) for path in VERSIONS.glob("[0-9][0-9][0-9][0-9]_*.py")]
    scripts[0].rev_id = f"{max(taken, default=0) + 1:04}"


def _say(
    *, ctx: MigrationContext, step: MigrationInfo, heads: Iterable[str], run_args: dict[str, Any]
) -> None:
    way = "up to" if step.is_upgrade else "down from"
    click.echo(f"Database: {way} {step.up_revision_id} {step.up_revision.doc}")


run()
