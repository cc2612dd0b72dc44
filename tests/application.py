"""The application as tests get it: on this test's database, its clock stopped."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from sqlalchemy.orm import Session

from kernel.db import db
from portal.app import create_app
from tests.clock import StandingClock
from tests.database import Database
from tests.remembered import remember

KEYS = {
    name: f"the {name} of the tests, long enough"
    for name in ("SECRET_KEY", "DATA_KEY", "INDEX_KEY")
}
remember()


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Compile each template once a run, not once a test."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


def build_app(database_url: str, data_dir: Path, **settings: Any) -> Flask:
    """Return the application on a database and a folder; keyword arguments are settings."""
    data_dir.mkdir(exist_ok=True)
    where = {"DATABASE_URL": database_url, "DATA_DIR": str(data_dir)}
    quick = {"TESTING": True, "SEARCH_MEANING": "no"}  # to lay the encoder out takes a second
    app = create_app(**{**quick, **KEYS, **where, **settings})
    if database_url.startswith("sqlite"):
        with app.app_context():
            sa.event.listen(db.engine, "connect", _lose_power_freely)
    return app


def _lose_power_freely(connection: sqlite3.Connection, _record: object) -> None:
    """Wait for no disk, as the tests' PostgreSQL does not; what must last is tested as served."""
    connection.execute("PRAGMA synchronous=OFF")


@pytest.fixture(scope="session")
def first_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with what the application makes on its first start."""
    folder = tmp_path_factory.mktemp("first")
    build_app(f"sqlite:///{folder / 'unused.db'}", folder)
    return folder


def furnish(data_dir: Path, first: Path) -> None:
    """Spare a new data folder its first start: copies of all static files, a place to count."""
    if not data_dir.exists():
        data_dir.mkdir()
        (data_dir / "static").symlink_to(first / "static")
        shutil.copyfile(first / "throttle.sqlite", data_dir / "throttle.sqlite")


@pytest.fixture
def make_app(
    database: Database,
    tmp_path: Path,
    compiled_templates: FileSystemBytecodeCache,
    first_folder: Path,
) -> Callable[..., Flask]:
    """Build the application on this test's database; keyword arguments are settings."""

    def make(**settings: Any) -> Flask:
        furnish(tmp_path / "data", first_folder)
        app = build_app(database.url, tmp_path / "data", **settings)
        app.jinja_env.bytecode_cache = compiled_templates
        return app

    return make


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Work in the house whose database lies in a folder, as its own commands do."""
    with build_app(f"sqlite:///{folder / 'onewindow.sqlite'}", folder).app_context():
        yield
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def app(make_app: Callable[..., Flask], standing_clock: StandingClock) -> Iterator[Flask]:
    """The application, its context pushed, its clock stopped, on SQLite and PostgreSQL in turn."""
    app = make_app()
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def session(app: Flask) -> Session:
    """For looking at the database; write through `transaction()`."""
    return db.session  # type: ignore[return-value] # the registry: it outlives transaction()
