import fcntl
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event
from time import monotonic

import pytest
from sqlalchemy.exc import OperationalError

from kernel.turn import LEAST_MILLISECONDS, turn

SHORT = 100  # milliseconds


def _write(database: str, milliseconds: int) -> float:
    with turn(database, milliseconds):
        return monotonic()


@pytest.fixture
def database(tmp_path: Path) -> str:
    return str(tmp_path / "house.db")


def test_a_turn_that_is_free_leaves_all_of_the_patience(database: str) -> None:
    with turn(database, 4000) as patience:
        assert 3900 <= patience <= 4000


def test_who_waits_has_its_turn_when_the_one_before_is_done(database: str) -> None:
    with ThreadPoolExecutor(1) as other, turn(database, SHORT):
        waiting = other.submit(_write, database, 4000)
        Event().wait(SHORT / 1000)
        done = monotonic()

    assert waiting.result() >= done


def test_waits_no_longer_than_told_for_a_thread_of_its_own(database: str) -> None:
    inside, over = Event(), Event()

    def hang() -> None:
        with turn(database, SHORT):
            inside.set()
            over.wait()

    with ThreadPoolExecutor(1) as other:
        other.submit(hang)
        inside.wait()
        with pytest.raises(OperationalError):
            _write(database, SHORT)
        over.set()


def test_waits_no_longer_than_told_for_another_program(database: str) -> None:
    with closing(Path(f"{database}.turn").open("w")) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(OperationalError):
            _write(database, SHORT)

    assert _write(database, SHORT), "and is not in its own way afterwards"


def test_a_turn_that_came_late_leaves_a_little_patience(database: str) -> None:
    with turn(database, 1) as patience:
        assert patience == LEAST_MILLISECONDS


def test_no_folder_is_a_database_that_is_away(tmp_path: Path) -> None:
    with pytest.raises(OperationalError):
        _write(str(tmp_path / "nowhere" / "house.db"), SHORT)
