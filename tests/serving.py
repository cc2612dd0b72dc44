"""The project served for real: gunicorn with two workers on a port of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.application import KEYS
from tests.database import Database
from tools.children import start, stop
from tools.postgres import free_port
from tools.serve import gunicorn_command, wait_until_alive

ROOT = Path(__file__).resolve().parent.parent
FIRST_START_SECONDS = 300.0  # the demo is loaded through the real importer and use cases


@dataclass(frozen=True)
class Server:
    """A running server: where it is, and the environment that `flask` commands need to join it."""

    url: str
    env: dict[str, str]
    process: "subprocess.Popen[bytes]"
    log: Path

    def flask(self, *arguments: str) -> str:
        """Run a flask command on the same database and folder; return what it printed."""
        return run_flask(self.env, *arguments)


def environment(database_url: str, data_dir: Path, **settings: str) -> dict[str, str]:
    """Return an environment in which the project uses this database and folder."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("ONEWINDOW_")}
    given = {**KEYS, "DATABASE_URL": database_url, "DATA_DIR": str(data_dir), **settings}
    return {**inherited, **{f"ONEWINDOW_{name}": value for name, value in given.items()}}


def run_flask(env: dict[str, str], *arguments: str) -> str:
    """Run `flask …` as an operator would; a failure shows what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", *arguments],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"flask {' '.join(arguments)}:\n{done.stdout}{done.stderr}"
    return done.stdout


def run_tool(module: str, *arguments: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    """Run a module of ours with these settings and no others."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("ONEWINDOW_")}
    env |= {f"ONEWINDOW_{name}": value for name, value in settings.items()}
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


@contextmanager
def serving(
    database_url: str, data_dir: Path, *, workers: int = 2, **settings: str
) -> Iterator[Server]:
    """Serve until the block is left. Keyword arguments are settings without their prefix."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    data_dir.mkdir(parents=True, exist_ok=True)
    env = environment(database_url, data_dir, **{"PUBLIC_BASE_URL": url, **settings})
    log = data_dir / "server.log"
    with log.open("ab") as output:
        command = gunicorn_command(port, workers)
        process = start(command, env=env, output=output)
        try:
            assert wait_until_alive(url, process), log.read_text(errors="replace")
            yield Server(url, env, process, log)
        finally:
            stop(process)


@contextmanager
def whole_house(data_dir: Path, *, demo: bool = True) -> Iterator[Server]:
    """What `make run` runs, on SQLite in `data_dir`: demo, web server and worker, one parent."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    env = environment("", data_dir, PUBLIC_BASE_URL=url)
    del env["ONEWINDOW_DATABASE_URL"]
    log = data_dir / "server.log"
    wish = [f"--port={port}", "--workers=2", f"--demo={'yes' if demo else 'no'}"]
    with log.open("ab") as output:
        process = start([sys.executable, "-m", "tools.serve", *wish], env=env, output=output)
        try:
            assert _said_so(process, log), log.read_text(errors="replace")
            yield Server(url, env, process, log)
        finally:
            stop(process)


def _said_so(process: "subprocess.Popen[bytes]", log: Path) -> bool:
    """Return whether the house said that it is open, before it ended or took too long."""
    deadline = time.monotonic() + FIRST_START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if "Onewindow is open" in log.read_text(errors="replace"):
            return True
        time.sleep(0.1)
    return False


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder of this run that all its processes see."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture
def serve(database: Database, tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Serve this test's database: `serve(workers=2, LANGUAGES="en")`."""
    with ExitStack() as stack:

        def starting(**options: str | int) -> Server:
            return stack.enter_context(serving(database.url, tmp_path / "data", **options))  # type: ignore[arg-type]

        yield starting


@pytest.fixture
def live_server(serve: Callable[..., Server]) -> Server:
    """Two workers on this test's database; prepare data first, through the `app` fixture."""
    return serve()
