"""A real Redis server of the test's own, on a socket in a folder, gone when it is done."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from redis import Redis

from tools.children import start, stop

START_SECONDS = 20.0


@contextmanager
def running_redis() -> Iterator[str]:
    """Yield the address of a new, empty server: `unix:///…`."""
    with TemporaryDirectory(prefix="ow-redis-") as name:  # a socket's path must be short
        socket = Path(name) / "s"
        log = Path(name) / "log"
        command = ["redis-server", "--port", "0", "--unixsocket", socket, "--dir", name]
        with log.open("wb") as output:
            server = start([*command, "--save", "", "--appendonly", "no"], output=output)
            try:
                _wait_until_it_answers(socket, log)
                yield f"unix://{socket}"
            finally:
                stop(server)


def _wait_until_it_answers(socket: Path, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while not (socket.exists() and Redis(unix_socket_path=str(socket)).ping()):
        assert time.monotonic() < until, log.read_text()
        time.sleep(0.02)
