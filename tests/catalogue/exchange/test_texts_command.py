"""The commands for translators' files of item texts."""

import errno
import sqlite3
from pathlib import Path
from unittest.mock import Mock

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from catalogue.values.codes import TextState
from tests.catalogue.builders import a_published_item
from tests.catalogue.exchange.texts import save, text_of, worked_on

NAME = {"居住证申领": "تۇرۇش كىنىشكىسى"}


def run(app: Flask, command: str, *arguments: str | Path) -> Result:
    args = ["catalogue", command, *(str(argument) for argument in arguments)]
    return app.test_cli_runner().invoke(args=args)


def test_texts_go_out_and_come_back(app: Flask, session: Session, tmp_path: Path) -> None:
    item, path = a_published_item(), tmp_path / "ug.xlf"

    assert "Wrote 2 texts" in run(app, "texts-export", "ug", path).output
    path.write_bytes(worked_on(path.read_bytes(), NAME))
    checked = run(app, "texts-import", path, "--dry-run")
    done = run(app, "texts-import", path)

    assert (checked.exit_code, done.exit_code) == (0, 0)
    assert "1 would be saved" in checked.output
    assert "ug: read 2 texts, 1 saved, 0 as they were; 1 left empty" in done.output
    assert text_of(item.item_id).text == NAME["居住证申领"]


def test_exports_are_narrowed_by_state_and_department(
    app: Flask, session: Session, tmp_path: Path
) -> None:
    item, path = a_published_item(), tmp_path / "ug.po"
    save(item.item_id, NAME["居住证申领"], TextState.REVIEWED)

    for options, number in (
        (("--state", "reviewed"), 1),
        (("--missing",), 1),
        (("--stale",), 0),
        ((), 2),
    ):
        done = run(app, "texts-export", "ug", path, *options)
        assert (done.exit_code, f"Wrote {number} texts" in done.output) == (0, True), options
    assert (
        "There is no department" in run(app, "texts-export", "ug", path, "--department", "x").output
    )


def test_a_fault_is_named_by_file_line_and_text(
    app: Flask, session: Session, tmp_path: Path
) -> None:
    item, path = a_published_item(), tmp_path / "ug.xlf"
    run(app, "texts-export", "ug", path)
    path.write_bytes(worked_on(path.read_bytes(), {"居住证申领": "Permit"}))

    done = run(app, "texts-import", path)

    assert done.exit_code == 1
    assert f'ug.xlf, line 5, {item.code}:name: "Permit" No letter here' in done.stderr
    assert "Nothing was imported: 1 problem." in done.stderr


def test_a_folder_is_no_file(app: Flask, tmp_path: Path) -> None:
    assert run(app, "texts-import", tmp_path).exit_code == 2


@pytest.mark.parametrize("name", ["ug.po", "ug.xlf"])
def test_an_export_that_fails_leaves_the_older_file_and_says_so_in_one_line(
    app: Flask, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = tmp_path / name
    path.write_text("the older one")
    full = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr("kernel.replacing.os.fsync", Mock(side_effect=full))

    done = run(app, "texts-export", "ug", path)

    assert (done.exit_code, done.stderr) == (1, f"Error: {path}: No space left on device\n")
    assert (path.read_text(), [*tmp_path.glob(".onewindow*")]) == ("the older one", [])


@pytest.mark.parametrize("folder", ["missing", "/proc"])
def test_a_folder_that_cannot_be_written_into_is_named(
    app: Flask, session: Session, tmp_path: Path, folder: str
) -> None:
    path = tmp_path / folder / "ug.po"

    done = run(app, "texts-export", "ug", path)

    assert done.exit_code == 1
    assert done.stderr.startswith(f"Error: {path}: ")


@pytest.mark.parametrize("command", ["texts-export", "texts-import"])
def test_a_database_that_cannot_be_used_is_told_in_one_line(
    app: Flask, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    path = tmp_path / "ug.po"
    path.write_text("")
    locked = OperationalError("SELECT", {}, sqlite3.OperationalError("database is locked"))
    for name in ("texts_cli.export_texts", "texts_cli.import_texts"):
        monkeypatch.setattr(f"catalogue.exchange.{name}", Mock(side_effect=locked))

    done = run(app, command, *(["ug"] if command == "texts-export" else []), path)

    told = "Error: The database cannot be used: database is locked.\n"
    assert (done.exit_code, done.stderr) == (1, told)


@pytest.mark.parametrize("other", [("--stale",), ("--state", "draft")])
def test_what_is_missing_is_neither_stale_nor_in_a_state(
    app: Flask, tmp_path: Path, other: tuple[str, ...]
) -> None:
    done = run(app, "texts-export", "ug", tmp_path / "ug.po", "--missing", *other)

    assert done.exit_code == 2
    assert "has no state and is not stale" in done.stderr
