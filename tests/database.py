"""An empty database for every test: a copied file, or a real PostgreSQL swept clean."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from kernel.db import Base
from tools.postgres import running_postgres


@dataclass(frozen=True)
class Database:
    """Where one test's data lives."""

    kind: str  # "sqlite" | "postgresql"
    url: str


@dataclass
class PreparedPostgres:
    """One server for the whole run; its tables are made once and emptied before each test."""

    url: str
    engine: sa.Engine

    def fresh(self) -> Database:
        wanted = frozenset(Base.metadata.tables)
        with self.engine.begin() as connection:
            end_others(connection)
            if wanted == {*sa.inspect(connection).get_table_names()}:
                _sweep(connection)
            else:  # the first test, or one after a test that broke the database on purpose
                connection.exec_driver_sql("DROP SCHEMA public CASCADE")
                connection.exec_driver_sql("CREATE SCHEMA public")
                make_tables(connection)
        return Database("postgresql", self.url)

    def empty(self) -> Database:
        """Return a database of its own beside the prepared one, without a single table."""
        return Database("postgresql", beside(self.url, "empty"))


def beside(url: str, ending: str, *, like: str = "") -> str:
    """Make a database on the same server, empty or a copy of another one; return its address."""
    found = sa.make_url(url)
    name = f"{found.database}_{ending}"
    template = f"{found.database}_{like}" if like else "template1"
    engine = sa.create_engine(found, poolclass=sa.NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        if like:  # nobody may be connected to what is copied
            end_others(connection, f"'{template}'")
        connection.exec_driver_sql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return found.set(database=name).render_as_string(hide_password=False)


def make_tables(where: sa.Engine | sa.Connection) -> None:
    """Make all tables from a copy of what is declared.

    A key that PostgreSQL gets after its table is marked by SQLAlchemy as one that never stands
    in the table itself: the next SQLite made in this process would do without it.
    """
    copy = sa.MetaData(naming_convention=Base.metadata.naming_convention)
    for table in Base.metadata.tables.values():
        table.to_metadata(copy)
    copy.create_all(where)


def end_others(connection: sa.Connection, database: str = "current_database()") -> None:
    """End what an earlier test left connected; it would hold locks."""
    connection.exec_driver_sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        f" WHERE datname = {database} AND pid <> pg_backend_pid()"
    )


def _sweep(connection: sa.Connection) -> None:
    """Empty the tables that hold rows, and count from one again.

    All in one statement, at whose end the keys are looked at: rows may go in any order. To
    truncate a table takes six times as long, since all that refer to it are truncated too.
    """
    names = sorted(Base.metadata.tables)
    question = " UNION ALL ".join(
        f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for name in names
    )
    full = [name for (name,) in connection.exec_driver_sql(question)] if names else []
    if full:
        gone = ", ".join(f'gone_{at} AS (DELETE FROM "{name}")' for at, name in enumerate(full))
        counted = [name for name in full if "id" in Base.metadata.tables[name].c]
        from_one = ", ".join(
            f"setval(pg_get_serial_sequence('\"{name}\"', 'id'), 1, false)" for name in counted
        )
        connection.exec_driver_sql(f"WITH {gone} SELECT {from_one or 1}")


@dataclass
class PreparedSqlite:
    """One file with all tables, copied for each test."""

    folder: Path
    tables: frozenset[str] | None = None

    def fresh(self, folder: Path) -> Database:
        wanted = frozenset(Base.metadata.tables)
        prepared = self.folder / f"prepared-{len(wanted)}.db"
        if self.tables != wanted:
            prepared.write_bytes(b"")
            engine = sa.create_engine(f"sqlite:///{prepared}", poolclass=sa.NullPool)
            with engine.begin() as connection:
                make_tables(connection)
            with engine.connect() as connection:  # as the application wants it: kept in the file
                connection.exec_driver_sql("PRAGMA journal_mode=WAL")
            self.tables = wanted
        shutil.copyfile(prepared, folder / "test.db")
        return Database("sqlite", f"sqlite:///{folder / 'test.db'}")


@pytest.fixture(scope="session")
def postgres(worker_id: str) -> Iterator[PreparedPostgres]:
    """Start a server for each process that runs tests.

    ONEWINDOW_TEST_POSTGRES_URL names another one (its database is emptied!), on which each of
    several processes makes a database of its own.
    """
    named = os.environ.get("ONEWINDOW_TEST_POSTGRES_URL")
    with ExitStack() as stack:
        if named is None:
            url = stack.enter_context(running_postgres())
        else:
            url = named if worker_id == "master" else beside(named, worker_id)
        engine = sa.create_engine(url, pool_size=1, pool_pre_ping=True)
        stack.callback(engine.dispose)
        yield PreparedPostgres(url, engine)


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> PreparedSqlite:
    return PreparedSqlite(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    """An empty database with all tables, on both kinds in turn."""
    if request.param == "postgresql":
        prepared: PreparedPostgres = request.getfixturevalue("postgres")
        return prepared.fresh()
    file: PreparedSqlite = request.getfixturevalue("sqlite")
    return file.fresh(tmp_path)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    """A database without tables, for migrations and backups, on both kinds in turn."""
    if request.param == "postgresql":
        prepared: PreparedPostgres = request.getfixturevalue("postgres")
        return prepared.empty()
    return Database("sqlite", f"sqlite:///{tmp_path / 'empty.db'}")
