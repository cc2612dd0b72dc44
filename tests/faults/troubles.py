"""What befalls a database: locked by somebody else, out of space, moved away, stopped."""

import os
import resource
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg

from kernel.clock import office_day
from tests.booking.builders import CLOSES, OPENS, a_centre, an_item, cut_day
from tests.database import Database
from tests.serving import Server
from tools.children import start, stop
from tools.postgres import running_postgres

PATIENCE_SECONDS = 30.0
MEGABYTE = 1024 * 1024


def a_service_for_a_week() -> str:
    """A hall, open ahead of the real clock, that takes a service; return the service's code."""
    centre_id = a_centre(windows=20, hours=((OPENS, CLOSES),), weekdays=range(7))
    code = an_item()
    open_ahead(centre_id)
    return code


def open_ahead(centre_id: int) -> None:
    """Cut the days that come on the real clock, which is what a served house goes by."""
    now = datetime.fromtimestamp(time.time(), UTC)
    for ahead in range(2, 12):  # the longest feast has eight days
        cut_day(centre_id, office_day(now) + timedelta(days=ahead), now=now)


def file_of(database: Database) -> Path:
    return Path(database.url.removeprefix("sqlite:///"))


@contextmanager
def locked(database: Database) -> Iterator[None]:
    """Somebody else writes, and takes long over it."""
    if database.kind == "sqlite":
        with closing(sqlite3.connect(file_of(database), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
        return
    with psycopg.connect(database.url.replace("+psycopg", "")) as other:
        other.execute("LOCK TABLE slot, appointment IN EXCLUSIVE MODE")
        yield


@contextmanager
def full(server: Server) -> Iterator[None]:
    """No process of the server can make any file longer, as on a full disk."""
    with _no_file_beyond(server, 0):
        yield


@contextmanager
def full_log(server: Server) -> Iterator[None]:
    """The same for the file that its log goes to, and for no other."""
    os.truncate(server.log, 100 * MEGABYTE)
    with _no_file_beyond(server, 50 * MEGABYTE):
        yield


@contextmanager
def _no_file_beyond(server: Server, size: int) -> Iterator[None]:
    processes = [server.process.pid, *workers_of(server.process.pid)]
    for process in processes:
        resource.prlimit(process, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        endless = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        for process in processes:
            resource.prlimit(process, resource.RLIMIT_FSIZE, endless)


@contextmanager
def moved(database: Database) -> Iterator[None]:
    """The folder of the database is not where it was: a disk that is not mounted."""
    folder = file_of(database).parent
    away = folder.with_name(f"{folder.name}-away")
    folder.rename(away)
    try:
        yield
    finally:
        away.rename(folder)


def workers_of(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children").read_text()
    return [int(child) for child in children.split()]


@dataclass
class Postgres:
    """A PostgreSQL of the test's own, which may lose its power and be started again."""

    url: str
    command: list[str]
    uid: int | None
    again: "subprocess.Popen[bytes] | None" = None

    def crash(self, process: int) -> None:
        """End it at once: it has to recover when it starts."""
        os.kill(process, signal.SIGQUIT)
        wait_until(lambda: not self.answers(), "the end of PostgreSQL")

    def start_again(self) -> None:
        self.again = start(self.command, uid=self.uid, output=subprocess.DEVNULL)
        wait_until(self.answers, "PostgreSQL")

    def answers(self) -> bool:
        try:
            psycopg.connect(self.url.replace("+psycopg", ""), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    @property
    def process(self) -> int:
        """The process that all others of the server come from."""
        with psycopg.connect(self.url.replace("+psycopg", "")) as asking:
            row = asking.execute("SELECT pg_backend_pid()").fetchone()
            assert row
            status = Path(f"/proc/{row[0]}/stat").read_text()
        return int(status.rpartition(")")[2].split()[1])


@contextmanager
def own_postgres() -> Iterator[Postgres]:
    with running_postgres(durable=True) as url:
        postgres = Postgres(url, [], None)
        folder = Path(f"/proc/{postgres.process}")
        postgres.command = (folder / "cmdline").read_text().rstrip("\0").split("\0")
        postgres.uid = folder.stat().st_uid or None
        try:
            yield postgres
        finally:
            if postgres.again:
                stop(postgres.again, signal.SIGQUIT)


def wait_until(happens: Callable[[], bool], what: str) -> None:
    """Return when it happens; fail after a generous while."""
    until = time.monotonic() + PATIENCE_SECONDS
    while not happens():
        assert time.monotonic() < until, f"waited in vain for {what}"
        time.sleep(0.05)
