"""Fifty citizens want the last place at once, twenty times, over HTTP."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Barrier

import pytest
import sqlalchemy as sa
from flask import Flask

from booking.forms import start_value
from kernel.db import db
from tests.database import Database
from tests.races.citizen import Answer, Citizen
from tests.races.halls import a_served_item, held_at, looking, open_week, starts_ahead
from tests.serving import Server, environment
from tools.children import start, stop
from tools.postgres import free_port
from tools.serve import gunicorn_command, wait_until_alive

CITIZENS, ROUNDS = 50, 20
ONE_PUBLIC_PLACE = 2  # windows: one for the public, one for the counter


@dataclass(frozen=True)
class Outcome:
    """What one round came to: answers by status, places taken and appointments stored."""

    statuses: dict[int, int]
    taken: int
    stored: int


FAIR = Outcome({302: 1, 409: CITIZENS - 1}, taken=1, stored=1)


def crowd(site: str) -> list[Citizen]:
    return [Citizen(site, f"居民{n}", f"139{n:08}") for n in range(CITIZENS)]


def race(citizens: list[Citizen], address: str, starts: datetime) -> list[Answer]:
    """Let all press the button at the same moment."""
    gate = Barrier(len(citizens))

    def press(citizen: Citizen) -> Answer:
        form = {**citizen.form, "start": start_value(starts), "submission": _key(citizen, starts)}
        gate.wait()
        return citizen.ask("POST", address, form)

    with ThreadPoolExecutor(len(citizens)) as threads:
        return list(threads.map(press, citizens))


def _key(citizen: Citizen, starts: datetime) -> str:
    return f"{citizen.phone}-{start_value(starts)}"


def outcomes(server: Server, database_url: str, code: str) -> Iterator[Outcome]:
    """Yield what came of each round."""
    citizens = crowd(server.url)
    address = next(iter({citizen.walk_to_the_last_page(code) for citizen in citizens}))
    for number, starts in enumerate(starts_ahead(database_url, ROUNDS)):
        answers = race(citizens, address, starts)
        statuses = Counter(answer.status for answer in answers)
        yield Outcome(dict(statuses), *held_at(database_url, starts))
        for place, answer in enumerate(answers):
            if answer.status == 302:
                citizens[place] = Citizen(server.url, f"居民{place}", f"15{number:02}{place:07}")
                citizens[place].walk_to_the_last_page(code)


def test_the_last_place_goes_to_exactly_one_of_fifty_in_every_round(
    app: Flask, live_server: Server, database: Database
) -> None:
    code = a_served_item(windows=ONE_PUBLIC_PLACE)
    open_week(live_server)

    assert list(outcomes(live_server, database.url, code)) == [FAIR] * ROUNDS


@pytest.fixture
def careless_app(make_app: Callable[..., Flask], database: Database) -> Iterator[Flask]:
    """The same database without the constraints that stand behind the condition."""
    checks = ("never_oversold", "share_never_oversold")
    made = make_app()
    with made.app_context():
        if database.kind == "postgresql":
            kept = _checks(database.url, checks)
            _alter(database.url, [f'ALTER TABLE slot DROP CONSTRAINT "{n}"' for n in kept])
        yield made
        db.session.remove()
        db.engine.dispose()
    if database.kind == "postgresql":
        _alter(
            database.url,
            ["DELETE FROM slot"]
            + [f'ALTER TABLE slot ADD CONSTRAINT "{n}" {rule}' for n, rule in kept.items()],
        )


@contextmanager
def careless_server(database_url: str, data_dir: Path) -> Iterator[Server]:
    """Serve tests/races/careless.py as the real application is served."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    env = environment(database_url, data_dir, PUBLIC_BASE_URL=url)
    log = data_dir / "server.log"
    with log.open("ab") as output:
        command = [*gunicorn_command(port, 2)[:-1], "tests.races.careless:app"]
        process = start(command, env=env, output=output)
        try:
            assert wait_until_alive(url, process), log.read_text(errors="replace")
            yield Server(url, env, process, log)
        finally:
            stop(process)


def _checks(url: str, names: tuple[str, ...]) -> dict[str, str]:
    question = "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c'"
    with looking(url) as connection:
        rows = connection.execute(sa.text(question)).all()
    return {
        name: rule for name, rule in rows if name.startswith("ck_slot") and name.endswith(names)
    }


def _alter(url: str, statements: list[str]) -> None:
    with looking(url) as connection:
        for statement in statements:
            connection.execute(sa.text(statement))
        connection.commit()


def test_the_same_check_fails_where_the_condition_is_missing(
    careless_app: Flask, database: Database, tmp_path: Path
) -> None:
    code = a_served_item(windows=ONE_PUBLIC_PLACE)

    with careless_server(database.url, tmp_path / "data") as server:
        open_week(server)
        assert any(outcome != FAIR for outcome in outcomes(server, database.url, code))
