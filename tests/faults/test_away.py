"""A database that cannot be reached: a page that says so, nothing half done, and on again after."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask

from booking.forms import start_value
from kernel.db import db
from tests.application import build_app
from tests.database import Database, make_tables
from tests.faults.troubles import (
    a_service_for_a_week,
    full,
    full_log,
    locked,
    moved,
    own_postgres,
    wait_until,
)
from tests.pages import Page
from tests.races.citizen import Answer, Citizen
from tests.races.halls import (
    places_taken,
    references,
    starts_ahead,
)
from tests.serving import Server, serving

SOON_SECONDS = 8.0  # the promise is about five; a crowded machine adds its own
THREADS = 4  # of one worker: nobody waits for another request to end


class Booking:
    """A citizen before the last click, and what comes of it."""

    def __init__(self, server: Server, database: Database, code: str, number: int = 0) -> None:
        self.database, self.server = database, server
        self.citizen = Citizen(server.url, "热依汗", f"1390000{number:04}")
        self.path = self.citizen.walk_to_the_last_page(code).replace("/en/", "/ug/")
        self.start = start_value(starts_ahead(database.url, 5)[0])

    def click(self) -> Answer:
        form = {**self.citizen.form, "start": self.start}
        return self.citizen.ask("POST", self.path, form)

    def stored(self) -> tuple[int, int]:
        """How many appointments there are, and how many places are taken."""
        return len(references(self.database.url)), places_taken(self.database.url)


def is_told_to_come_back(answer: Answer, server: Server) -> bool:
    """Whether the page says so in the reader's language, with a number that is in the log."""
    page = Page(answer.text)
    assert page.faults == []
    number = answer.headers["X-Request-Id"]
    assert number in answer.text
    assert number in server.log.read_text()
    assert page.html["lang"] == "ug"
    assert int(answer.headers["Retry-After"]) > 0
    return answer.status == 503


def probe(server: Server, path: str) -> int:
    return Citizen(server.url, "", "").ask("GET", path).status


@pytest.fixture
def code(app: Flask) -> str:
    return a_service_for_a_week()


@pytest.fixture
def booking(code: str, live_server: Server, database: Database) -> Booking:
    return Booking(live_server, database, code)


def test_a_database_that_somebody_else_holds(
    booking: Booking, code: str, database: Database
) -> None:
    crowd = [Booking(booking.server, database, code, number) for number in range(THREADS)]

    with locked(database), ThreadPoolExecutor(len(crowd)) as threads:
        began = time.monotonic()
        answers = list(threads.map(Booking.click, crowd))
        waited = time.monotonic() - began
        assert probe(booking.server, "/ug/centres") == 200
        assert probe(booking.server, "/healthz") == 200

    assert all(is_told_to_come_back(answer, booking.server) for answer in answers)
    assert waited < SOON_SECONDS
    assert booking.stored() == (0, 0)
    assert [one.click().status for one in crowd] == [302] * len(crowd)
    assert booking.stored() == (len(crowd), len(crowd))


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_disk_that_is_full_or_gone(booking: Booking, database: Database) -> None:
    for trouble in (full(booking.server), moved(database)):
        with trouble:
            answer = booking.click()
            assert probe(booking.server, "/healthz") == 200
        assert answer.status == 503
        assert Page(answer.text).html["lang"] == "ug"
        assert booking.stored() == (0, 0)

    with full_log(booking.server):
        assert booking.click().status == 302
    assert booking.stored() == (1, 1)


def test_a_database_without_our_tables_is_not_ready(
    empty_database: Database, tmp_path: Path
) -> None:
    app = build_app(empty_database.url, tmp_path / "data")
    client = app.test_client()

    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200

    with app.app_context():
        db.engine.dispose()


def test_a_postgresql_that_loses_its_power(tmp_path: Path) -> None:
    with own_postgres() as postgres, _served(postgres.url, tmp_path) as booking:
        postgres.crash(postgres.process)
        began = time.monotonic()
        answer = booking.click()
        page = booking.citizen.ask("GET", "/ug/centres")
        waited = time.monotonic() - began
        assert is_told_to_come_back(answer, booking.server)
        assert is_told_to_come_back(page, booking.server)
        assert waited < 2 * SOON_SECONDS
        assert probe(booking.server, "/healthz") == 200
        assert probe(booking.server, "/readyz") == 503

        postgres.start_again()
        wait_until(lambda: probe(booking.server, "/readyz") == 200, "the server to be ready")
        assert booking.stored() == (0, 0)
        # whichever worker answers: it asks a connection that rested whether it is still there
        assert all(booking.click().reference for _ in range(4))
        assert booking.stored() == (1, 1)


@contextmanager
def _served(url: str, folder: Path) -> Iterator[Booking]:
    app = build_app(url, folder / "data")
    with app.app_context():
        make_tables(db.engine)
        code = a_service_for_a_week()
        db.engine.dispose()
    with serving(url, folder / "data") as server:
        yield Booking(server, Database("postgresql", url), code)
