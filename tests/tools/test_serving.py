"""The project served for real, as `make run` and the race tests do it."""

import os
import signal
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from flask import Flask

from tests.faults.troubles import workers_of
from tests.serving import Server, whole_house


def answer(url: str) -> int:
    with urlopen(url, timeout=5) as found:
        return found.status


def test_two_workers_serve_this_tests_database(app: Flask, live_server: Server) -> None:
    assert answer(f"{live_server.url}/healthz") == 200


def test_the_house_opens_and_closes(tmp_path: Path) -> None:
    with whole_house(tmp_path, demo=False) as server:
        assert answer(f"{server.url}/healthz") == 200
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(30) == 0

    assert "Onewindow is open at" in server.log.read_text()


@pytest.mark.parametrize("part", ["gunicorn", "jobs"])
def test_a_part_that_dies_closes_the_house(tmp_path: Path, part: str) -> None:
    with whole_house(tmp_path, demo=False) as server:
        os.kill(child_of(server.process.pid, part), signal.SIGKILL)

        assert server.process.wait(30) == 1


def test_no_part_outlives_its_parent(tmp_path: Path) -> None:
    with whole_house(tmp_path, demo=False) as server:
        children = [child_of(server.process.pid, part) for part in ("gunicorn", "jobs")]
        server.process.kill()
        server.process.wait(30)

        assert all(is_gone(child) for child in children)


def child_of(parent: int, word: str) -> int:
    """Return the child process whose command names `word`."""
    for child in workers_of(parent):
        if word in Path(f"/proc/{child}/cmdline").read_text():
            return child
    raise AssertionError(f"{parent} has no child {word}")


def is_gone(pid: int, seconds: float = 20.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False
