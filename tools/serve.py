"""`make run`: one parent that starts the web server and the worker, and ends both."""

import argparse
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from portal.demo.files import PASSWORD, rows
from portal.environment import from_environment
from portal.settings import Settings, read_settings
from tools.children import start, stop

ROOT = Path(__file__).resolve().parent.parent
MARKER, DEMO = "first-start", "demo"  # a file in DATA_DIR, and what it says
REVISIONS = ROOT / "migrations" / "versions"
FLASK = (sys.executable, "-m", "flask", "--app", "wsgi")
START_SECONDS = 60.0
LOOK_SECONDS = 0.2

Process = subprocess.Popen[bytes]


@dataclass(frozen=True)
class Wish:
    """What was asked for on the command line."""

    port: int
    demo: bool
    workers: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Prepare, serve until told to end, and return 0; 1 when a part failed."""
    wish = _read(arguments)
    os.chdir(ROOT)
    os.environ.setdefault("ONEWINDOW_PUBLIC_BASE_URL", f"http://127.0.0.1:{wish.port}")
    settings = read_settings(from_environment(), ROOT)
    if is_taken(wish.port):
        return _complain(f"port {wish.port} is taken; choose another: make run PORT=8001")
    if not prepare(settings, demo=wish.demo):
        return 1
    return serve(wish, settings)


def _read(arguments: Sequence[str] | None) -> Wish:
    parser = argparse.ArgumentParser(prog="make run", description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--demo", choices=("yes", "no"), default="yes")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args(arguments)
    return Wish(port=given.port, demo=given.demo == "yes", workers=given.workers)


def is_taken(port: int) -> bool:
    """Whether somebody listens on `port` of the loopback address already."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def prepare(settings: Settings, *, demo: bool) -> bool:
    """Bring the database up to date, and load the demo on the first start."""
    if not is_current(settings.database_url) and not _flask("db", "upgrade"):
        return False
    marker = settings.data_dir / MARKER
    if marker.exists():
        return True
    wanted = demo and _is_embedded(settings)
    if wanted and not _flask("demo", "load"):
        return False
    marker.write_text(DEMO if wanted else "empty")
    return True


def _is_embedded(settings: Settings) -> bool:
    return Path(settings.database_url.removeprefix("sqlite:///")).parent == settings.data_dir


def is_current(database_url: str) -> bool:
    """Whether a SQLite file is at the newest revision: looked up here, a start is 2 s sooner."""
    file = Path(database_url.removeprefix("sqlite:///"))
    if not database_url.startswith("sqlite:///") or not file.exists():
        return False
    newest = max((path.name[:4] for path in REVISIONS.glob("[0-9]*.py")), default=None)
    with closing(sqlite3.connect(file)) as connection, suppress(sqlite3.OperationalError):
        return connection.execute("SELECT version_num FROM alembic_version").fetchall() == [
            (newest,)
        ]
    return False


def _flask(*arguments: str) -> bool:
    """Run a flask command; show what it said only where it matters."""
    return subprocess.run([*FLASK, *arguments], check=False).returncode == 0  # noqa: S603 - ours


def serve(wish: Wish, settings: Settings) -> int:
    """Run the server and the worker until one ends or a signal comes."""
    told = _Told()
    server = start(gunicorn_command(wish.port, wish.workers))
    parts = {"web server": server}
    try:
        if not wait_until_alive(f"http://127.0.0.1:{wish.port}", server):
            return _complain("the web server did not start")
        parts["worker"] = start([*FLASK, "jobs", "work"])  # a reader waits for the server only
        _say_where(wish, settings)
        return _watch(parts, told)
    finally:
        for part in parts.values():
            stop(part)


def gunicorn_command(port: int, workers: int) -> list[str | Path]:
    """Return the command that serves the project on the loopback address."""
    command: list[str | Path] = [sys.executable, "-m", "gunicorn", "-c", ROOT / "gunicorn.conf.py"]
    where = [f"--bind=127.0.0.1:{port}", f"--workers={workers}", f"--chdir={ROOT}"]
    return [*command, *where, "wsgi:app"]


def wait_until_alive(url: str, server: Process, *, seconds: float = START_SECONDS) -> bool:
    """Return whether the server answered within `seconds`."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urlopen(f"{url}/healthz", timeout=2).close()  # noqa: S310 - our own http address
        except HTTPError:
            return True  # it answers, whatever it says
        except (URLError, OSError):
            time.sleep(0.05)
        else:
            return True
    return False


class _Told:
    """Remembers that somebody asked us to end: Ctrl-C, or a supervisor."""

    def __init__(self) -> None:
        self.to_end = False
        for sign in (signal.SIGINT, signal.SIGTERM):
            signal.signal(sign, self._note)

    def _note(self, _sign: int, _frame: FrameType | None) -> None:
        self.to_end = True


def _watch(parts: dict[str, Process], told: _Told) -> int:
    while not told.to_end:
        for name, part in parts.items():
            if part.poll() is not None:
                return _complain(f"the {name} ended with status {part.returncode}")
        time.sleep(LOOK_SECONDS)
    print("Closing.", flush=True)
    return 0


def _say_where(wish: Wish, settings: Settings) -> None:
    url = f"http://127.0.0.1:{wish.port}"
    print(f"\nOnewindow is open at {url}/  (staff: {url}/staff/)", flush=True)
    for line in demo_accounts(settings.data_dir):
        print(f"  {line}", flush=True)
    print("End it with Ctrl-C.", flush=True)


def demo_accounts(data_dir: Path) -> list[str]:
    """Return one demo account of each role as lines, where the first start loaded a demo."""
    marker = data_dir / MARKER
    if not marker.exists() or marker.read_text() != DEMO:
        return []
    by_role = {row["role"]: row["email"] for row in reversed(rows("staff"))}
    lines = [f"{role:<14} {email}" for role, email in reversed(by_role.items())]
    return [f"Demo accounts, password {PASSWORD}:", *lines]


def _complain(what: str) -> int:
    print(f"Onewindow: {what}.", file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main())
