"""The final booking POST over HTTP, beside a minimal one; a month of free times in the database.

Each citizen comes on a connection of their own, as citizens do. Connections that are kept open stay
with the worker that took them: of eight, six may share one, while the other has nothing to do.

Both servers are started anew several times: one start may be a tenth better or worse than the next,
with the same program on the same machine.
"""

import http.client
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import harmonic_mean, median
from typing import Any
from urllib.parse import urlencode

import sqlalchemy as sa
from sqlalchemy.orm import Session

from bench.figures import Figure, timed
from bench.load import Ask, Load, load
from bench.prepared.hall import DAYS, WINDOWS, Hall, prepare
from booking.queries.times import COLUMNS, SLOT, free_times
from booking.values import FreeQuery
from kernel import clock
from tests.serving import serving
from tools.children import start, stop
from tools.postgres import free_port, running_postgres
from tools.serve import wait_until_alive

STARTS, TURNS, REQUESTS, CLIENTS = 5, 2, 200, 8  # requests of one turn
FIRST = 80  # of a start, not counted: a worker puts each statement together once in its life
CITIZENS = STARTS * (FIRST + TURNS * REQUESTS)
LEAST = {"SQLite": 100.0, "PostgreSQL": 150.0}
LEAST_SHARE = 1 / 3
MOST_MS = 1.0
PLACES = 600
MINIMAL = Path(__file__).resolve().parent / "minimal"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def main() -> list[Figure]:
    """Measure on SQLite and on PostgreSQL, both as durable as in service."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        urls = (f"sqlite:///{data / 'hall.db'}", f"sqlite:///{data / 'mini.db'}")
        found = _measure("SQLite", *urls, data)
    with tempfile.TemporaryDirectory() as folder, running_postgres(durable=True) as url:
        return found + _measure("PostgreSQL", url, url, Path(folder))


def _measure(kind: str, url: str, mini_url: str, data: Path) -> list[Figure]:
    hall = prepare(url, data, citizens=CITIZENS)
    citizens = iter(range(CITIZENS))
    rates: list[tuple[float, float]] = []
    for _start in range(STARTS):
        with _minimal(mini_url) as site, serving(url, data) as server:
            rates.append(_in_turn(site, server.url, partial(_book, hall, citizens)))
    floor, real = (harmonic_mean(each) for each in zip(*rates, strict=True))
    return [
        Figure(
            name=f"booking: final POST, {kind}",
            value=real,
            unit="/s",
            better="more",
            limit=LEAST[kind],
            floor=floor,
            floor_name="minimal endpoint",
        ),
        Figure(
            name=f"booking: share of the minimal endpoint, {kind}",
            value=median(ours / least for least, ours in rates),
            unit="",
            better="more",
            limit=LEAST_SHARE,
        ),
        _month(kind, url, hall),
    ]


def _in_turn(minimal: str, ours: str, book: Ask) -> tuple[float, float]:
    """Return both rates, measured turn by turn: another load on the machine meets both."""
    floors, reals = [], []
    load(minimal, _book_minimal, requests=FIRST, clients=CLIENTS)
    load(ours, book, requests=FIRST, clients=CLIENTS)
    for _turn in range(TURNS):
        floors.append(_all(load(minimal, _book_minimal, requests=REQUESTS, clients=CLIENTS), 201))
        reals.append(_all(load(ours, book, requests=REQUESTS, clients=CLIENTS), 302))
    return harmonic_mean(floors), harmonic_mean(reals)


def _all(done: Load, status: int) -> float:
    """Return the rate; a load whose answers are not all as they should be measures nothing."""
    if set(done.statuses) != {status}:
        raise RuntimeError(f"answers by status: {done.statuses}")
    return done.rate


def _book(
    hall: Hall, citizens: Iterator[int], connection: http.client.HTTPConnection, _number: int
) -> int:
    number = next(citizens)
    form = {
        "csrf_token": hall.csrf,
        "submission": f"submission-of-citizen-{number}",
        "start": hall.starts[number % len(hall.starts)],
    }
    path = f"/en/book/time?item={hall.code}&centre=hall"
    return _post(connection, path, form, {"Cookie": hall.cookies[number]})


def _book_minimal(connection: http.client.HTTPConnection, number: int) -> int:
    return _post(connection, "/book", {"place": str(number % PLACES), "person": "居民"}, {})


def _post(
    connection: http.client.HTTPConnection,
    path: str,
    form: dict[str, str],
    headers: dict[str, str],
) -> int:
    connection.request("POST", path, urlencode(form), {**FORM, **headers})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


@contextmanager
def _minimal(url: str) -> Iterator[str]:
    """Serve the minimal endpoint as we are served: two workers of four threads."""
    port = free_port()
    site = f"http://127.0.0.1:{port}"
    env = {**os.environ, "ONEWINDOW_BENCH_URL": url, "BENCH_PLACES": f"{PLACES},{WINDOWS}"}
    gunicorn = [sys.executable, "-m", "gunicorn", "-c", str(MINIMAL / "gunicorn.conf.py")]
    where = [f"--bind=127.0.0.1:{port}", f"--chdir={MINIMAL.parent.parent}"]
    process = start([*gunicorn, *where, "bench.minimal.booking:make()"], env=env)
    try:
        if not wait_until_alive(site, process):
            raise RuntimeError("the minimal endpoint does not answer")
        yield site
    finally:
        stop(process)


def _month(kind: str, url: str, hall: Hall) -> Figure:
    """Time the very statement of the pages in the database's driver, beside rows by their key."""
    engine = sa.create_engine(url)
    first = clock.office_day(clock.now())
    query = FreeQuery(
        centre_id=hall.centre_id,
        pool_ids=(1,),
        first=first,
        last=first + timedelta(days=DAYS),
        stay=1,
    )
    with Session(engine) as session:
        month = _replay(session, lambda: free_times(session, query, now=clock.now()))
        rows = len(month())
        by_key = _replay(session, lambda: session.execute(_by_key(rows)).all())
        spread, floor = timed(month, rounds=200), timed(by_key, rounds=200)
    engine.dispose()
    return Figure(
        name=f"booking: a month of free times ({rows} slots), {kind}",
        value=spread.p50,
        unit="ms",
        better="less",
        limit=MOST_MS,
        floor=floor.p50,
        floor_name="the rows by key",
    )


def _by_key(rows: int) -> sa.Select[Any]:
    return sa.select(*COLUMNS).where(SLOT.c.id.between(1, rows))


def _replay(session: Session, work: Callable[[], object]) -> Callable[[], Sequence[object]]:
    """Note what `work` sends, and return a function that sends it again past all of Python."""
    sent: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, sql: str, values: Any, *_: object) -> None:
        sent.append((sql, values))

    connection = session.connection()
    sa.event.listen(connection, "before_cursor_execute", note)
    work()
    sa.event.remove(connection, "before_cursor_execute", note)
    ((sql, values),) = sent

    def again() -> Sequence[object]:
        cursor = connection.connection.cursor()
        cursor.execute(sql, values)
        return list(cursor.fetchall())

    return again
