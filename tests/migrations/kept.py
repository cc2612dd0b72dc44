"""The database as an earlier step found it, kept: a later step begins there, not at nothing."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from flask_migrate import upgrade

from kernel.db import db
from tests.database import Database, PreparedPostgres, beside

Lead = Callable[[str], None]
Copy = Callable[[str, str], object]  # from the database of one name to that of another


@dataclass
class Kept:
    """One copy of each kind, without rows: where its file is and which revision it is at."""

    folder: Path
    revisions: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return Kept(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def lead_to(request: pytest.FixtureRequest, empty_database: Database, kept: Kept) -> Lead:
    """Bring the application's database, which is empty, to a revision."""
    copy = _copying(request, empty_database, kept.folder)
    revisions, kind = kept.revisions, empty_database.kind

    def lead(revision: str) -> None:
        if revisions.get(kind, revision) < revision:
            copy("kept", "empty")
        upgrade(revision=revision)
        db.engine.dispose()
        copy("empty", "kept")
        revisions[kind] = revision

    return lead


def _copying(request: pytest.FixtureRequest, database: Database, folder: Path) -> Copy:
    if database.kind == "postgresql":
        server: PreparedPostgres = request.getfixturevalue("postgres")
        return lambda source, target: beside(server.url, target, like=source)
    files = {"empty": Path(database.url.removeprefix("sqlite:///")), "kept": folder / "kept.db"}
    return lambda source, target: shutil.copyfile(files[source], files[target])
