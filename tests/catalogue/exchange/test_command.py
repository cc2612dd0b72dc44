"""The command says what is wrong and ends with a status that programs notice."""

import fcntl
import os
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy.orm import Session

from catalogue.queries.drafts import all_drafts
from tests.organisation.builders import a_small_world

GOOD = "事项名称,实施主体,承诺办结时限,法定办结时限\n居住证申领,公安局,5,15\n"
BAD = GOOD + "居住证换发,公安局,30,15\n"


def run(app: Flask, path: Path, *options: str) -> Result:
    return app.test_cli_runner().invoke(args=["catalogue", "import", str(path), *options])


def a_list(tmp_path: Path, content: str, name: str = "list.csv") -> Path:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return path


def test_a_list_with_a_problem_names_it_and_nothing_comes_in(
    app: Flask, session: Session, tmp_path: Path
) -> None:
    done = run(app, a_list(tmp_path, BAD), "--publish")

    assert done.exit_code == 1
    assert 'list.csv, row 3, 承诺办结时限: "30" The promised limit is longer' in done.output
    assert "Nothing was imported: 1 problem." in done.output
    assert list(all_drafts(session)) == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--region", "999"], "There is no region with the code '999'"),
        (["--region", "\ud800"], "There is no region"),
        (["--centre", "nowhere"], "There is no centre 'nowhere'. There are: "),
        (["--centre", ""], "There is no centre ''"),
    ],
)
def test_a_place_that_is_not_there_is_told_of_before_anything_is_read(
    app: Flask, tmp_path: Path, options: list[str], words: str
) -> None:
    a_small_world()

    done = run(app, a_list(tmp_path, GOOD), *options)

    assert (done.exit_code, words in done.output) == (2, True)


def test_without_a_centre_the_command_says_to_add_it(app: Flask, tmp_path: Path) -> None:
    done = run(app, a_list(tmp_path, GOOD), "--centre", "hall")
    assert "There is no centre 'hall'. Add it first." in done.output


def test_a_second_import_at_once_is_refused_and_the_first_is_not_touched(
    app: Flask, tmp_path: Path
) -> None:
    lock = Path(app.config["ONEWINDOW_DATA_DIR"]) / "import.lock"
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        done = run(app, a_list(tmp_path, GOOD))

    assert (done.exit_code, "Another import is running" in done.output) == (1, True)
    assert run(app, a_list(tmp_path, GOOD)).exit_code == 0


@pytest.mark.parametrize(("make", "status"), [(os.mkdir, 2), (os.mkfifo, 1)])
def test_what_is_no_file_ends_the_command(
    app: Flask, tmp_path: Path, make: object, status: int
) -> None:
    assert callable(make)
    make(tmp_path / "list.csv")
    assert run(app, tmp_path / "list.csv").exit_code == status
