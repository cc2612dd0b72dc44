"""`make run`: one parent that starts the web server and the worker, and ends both."""

import argparse
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tools.children import start, stop

ROOT = Path(__file__).resolve().parent.parent
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
    if not prepare(demo=wish.demo):
        return 1
    return serve(wish)


def _read(arguments: Sequence[str] | None) -> Wish:
    parser = argparse.ArgumentParser(prog="make run", description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--demo", choices=("yes", "no"), default="yes")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args(arguments)
    return Wish(port=given.port, demo=given.demo == "yes", workers=given.workers)


def prepare(*, demo: bool) -> bool:
    """Bring the database up to date, and load the demo on the first start."""
    if not _flask("db", "upgrade"):
        return False
    marker = data_dir() / "first-start-done"
    if marker.exists():
        return True
    if demo and "ONEWINDOW_DATABASE_URL" not in os.environ and not _flask("demo", "load"):
        return False
    marker.touch()
    return True


def data_dir() -> Path:
    """Return the folder in which the project keeps what it makes."""
    return Path(os.environ.get("ONEWINDOW_DATA_DIR", "instance")).absolute()


def _flask(*arguments: str) -> bool:
    """Run a flask command; show what it said only where it matters."""
    return subprocess.run([*FLASK, *arguments], check=False).returncode == 0  # noqa: S603 - ours


def serve(wish: Wish) -> int:
    """Run the server and the worker until one ends or a signal comes."""
    told = _Told()
    parts = {
        "web server": start(gunicorn_command(wish.port, wish.workers)),
        "worker": start([*FLASK, "jobs", "work"]),
    }
    try:
        if not wait_until_alive(f"http://127.0.0.1:{wish.port}", parts["web server"]):
            return _complain("the web server did not start")
        _say_where(wish)
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


def _say_where(wish: Wish) -> None:
    url = f"http://127.0.0.1:{wish.port}"
    print(f"\nOnewindow is open at {url}/  (staff: {url}/staff/)", flush=True)
    for line in demo_accounts() if wish.demo else ():
        print(f"  {line}", flush=True)
    print("End it with Ctrl-C.", flush=True)


def demo_accounts() -> list[str]:
    """Return the demo's accounts as lines, where a demo was loaded."""
    file = data_dir() / "demo-accounts.txt"
    return file.read_text().splitlines() if file.exists() else []


def _complain(what: str) -> int:
    print(f"Onewindow: {what}.", file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main())
