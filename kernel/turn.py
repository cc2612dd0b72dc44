"""One writer of a SQLite file at a time; its own waiting lets one starve for seconds.

Threads of one program wait for each other in a lock of that program, which costs nothing; only the
first of them looks, again and again, whether another program has let go of the file. Eight threads
that all look cost a quarter of the processor and keep the one that writes from its work.
"""

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import IO

from sqlalchemy.exc import OperationalError

LEAST_MILLISECONDS = 50  # for whoever waited long for a turn
LOOK_SECONDS = 0.0005  # shorter than a write takes, so that no turn is left unused
_here = threading.Lock()


@contextmanager
def turn(database: str, milliseconds: int) -> Iterator[int]:
    """Wait for the turn to write so long, and let the next one have it after the block.

    Yields how many milliseconds are left to wait for the database itself: a lock that
    somebody else holds is waited for once, not once for each writer in the queue.
    Raises OperationalError where the turn does not come, or its file cannot be opened.
    """
    until = monotonic() + milliseconds / 1000
    if not _here.acquire(timeout=milliseconds / 1000):
        raise _missed(TimeoutError())
    try:
        with _opened(database) as file:
            _queue(file, until)
            yield max(LEAST_MILLISECONDS, round((until - monotonic()) * 1000))
    finally:
        _here.release()


def _opened(database: str) -> IO[str]:
    try:
        return Path(f"{database}.turn").open("w")
    except OSError as problem:  # no folder, no space, no permission
        raise _missed(problem) from problem


def _queue(file: IO[str], until: float) -> None:
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            if monotonic() > until:  # its holder hangs: better told than kept waiting
                raise _missed(problem) from problem
            sleep(LOOK_SECONDS)
        else:
            return


def _missed(problem: OSError) -> OperationalError:
    return OperationalError("turn", {}, problem)
