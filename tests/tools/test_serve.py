"""What the parent decides before it starts anything."""

import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.serving import run_tool
from tools.serve import DEMO, MARKER, REVISIONS, demo_accounts, is_current


def a_database(file: Path, revision: str | None) -> str:
    with closing(sqlite3.connect(file)) as connection:
        if revision is not None:
            connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
            connection.execute("INSERT INTO alembic_version VALUES (?)", (revision,))
        connection.commit()
    return f"sqlite:///{file}"


def test_a_database_at_the_newest_revision_needs_no_upgrade(tmp_path: Path) -> None:
    newest = max(path.name[:4] for path in REVISIONS.glob("[0-9]*.py"))

    assert is_current(a_database(tmp_path / "new.db", newest))
    assert not is_current(a_database(tmp_path / "old.db", "0000"))
    assert not is_current(a_database(tmp_path / "bare.db", None))


def test_a_database_that_is_not_there_or_not_ours_is_upgraded(tmp_path: Path) -> None:
    assert not is_current(f"sqlite:///{tmp_path / 'none.db'}")
    assert not (tmp_path / "none.db").exists()
    assert not is_current("postgresql+psycopg://a@127.0.0.1/b")


def test_demo_accounts_are_told_where_a_demo_was_loaded(tmp_path: Path) -> None:
    assert demo_accounts(tmp_path) == []

    (tmp_path / MARKER).write_text("empty")
    assert demo_accounts(tmp_path) == []

    (tmp_path / MARKER).write_text(DEMO)
    told = demo_accounts(tmp_path)
    assert "clerk@demo.onewindow.example" in " ".join(told)
    assert len(told) == 10  # a line for the password, one for each role


@pytest.mark.parametrize(
    ("name", "value"), [("LANGUAGES", "xx"), ("PUBLIC_BASE_URL", "here"), ("SECRET_KEY", "short")]
)
def test_a_wrong_setting_ends_the_start_in_one_line(tmp_path: Path, name: str, value: str) -> None:
    done = run_tool("tools.serve", DATA_DIR=str(tmp_path), **{name: value})

    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert f"ONEWINDOW_{name}" in done.stderr


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        done = run_tool("tools.serve", f"--port={port}", DATA_DIR=str(tmp_path))

    assert done.returncode == 1
    assert f"port {port} is taken" in done.stderr
