"""Migrations lead to the tables the code declares, up, down and up again, with data in them."""

from collections import Counter
from collections.abc import Iterator, Set
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade

from kernel.db import Base, db
from tests.application import build_app
from tests.database import Database, make_tables
from tests.migrations.filling import counted, fill
from tests.migrations.kept import Lead
from tests.migrations.schema import described
from tests.serving import environment, run_flask

ROOT = Path(__file__).parents[2]
SCRIPTS = ScriptDirectory(str(ROOT / "migrations"))
REVISIONS = [script.revision for script in SCRIPTS.walk_revisions()][::-1]


@pytest.fixture
def bare(empty_database: Database, tmp_path: Path) -> Iterator[Flask]:
    """The application on a database that has no tables yet."""
    app = build_app(empty_database.url, tmp_path / "data")
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def test_there_is_one_line_of_numbered_revisions() -> None:
    files = sorted(path.name for path in (ROOT / "migrations" / "versions").glob("*.py"))

    assert [name[:4] for name in files] == [f"{n:04}" for n in range(1, len(files) + 1)]
    assert [name[:4] for name in files] == REVISIONS
    assert len(SCRIPTS.get_heads()) == 1


def test_migrations_lead_to_the_declared_tables(bare: Flask) -> None:
    upgrade()

    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_keys_checks_and_indexes_are_the_declared_ones(bare: Flask) -> None:
    upgrade()
    migrated = described(db.engine)
    downgrade(revision="base")
    make_tables(db.engine)

    assert described(db.engine) == migrated


MERGED = {"draft": "session_note", "session_grant": "session_note"}


def in_their_tables(rows: dict[str, int], now: dict[str, int]) -> Set[tuple[str, int]]:
    """Return how many rows the tables of now must hold of what was there before."""
    found: Counter[str] = Counter()
    for name, number in rows.items():
        found[name if name in now else MERGED[name]] += number
    return found.items()


@pytest.mark.parametrize("revision", REVISIONS)
def test_each_step_keeps_what_was_there(bare: Flask, lead_to: Lead, revision: str) -> None:
    before = SCRIPTS.get_revision(revision).down_revision or "base"
    if before != "base":
        lead_to(before)
    with db.engine.begin() as connection:
        rows = fill(connection)

    upgrade(revision=revision)
    with db.engine.begin() as connection:
        assert in_their_tables(rows, counted(connection)) <= counted(connection).items()
    downgrade(revision=before)

    with db.engine.begin() as connection:
        assert {name: n for name, n in counted(connection).items() if name in rows} == rows


def test_down_to_nothing_and_up_again_with_data(bare: Flask) -> None:
    upgrade()
    schema = described(db.engine)
    with db.engine.begin() as connection:
        fill(connection)

    downgrade(revision="base")
    assert described(db.engine) == {}
    upgrade()

    assert described(db.engine) == schema


def test_a_second_upgrade_changes_nothing(bare: Flask) -> None:
    upgrade()
    with db.engine.begin() as connection:
        rows = fill(connection)

    upgrade()

    with db.engine.begin() as connection:
        assert counted(connection) == rows


def test_two_hosts_may_upgrade_at_once(empty_database: Database, tmp_path: Path) -> None:
    env = environment(empty_database.url, tmp_path / "data")
    (tmp_path / "data").mkdir()

    with ThreadPoolExecutor(2) as hosts:
        list(hosts.map(lambda _: run_flask(env, "db", "upgrade"), range(2)))

    engine = sa.create_engine(empty_database.url, poolclass=sa.NullPool)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT * FROM alembic_version").all() == [
            (REVISIONS[-1],)
        ]
