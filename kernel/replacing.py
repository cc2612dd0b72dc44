"""Files that are replaced whole: a reader, and a full disk, finds the old one or the new one."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Write beside a file and put it in its place at the end. Raises OSError that names `path`."""
    target = path.resolve()
    fresh = target.with_name(f".onewindow-{os.getpid()}")
    try:
        with fresh.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, fresh)
        fresh.replace(target)
    except OSError as problem:
        if problem.filename in (None, str(fresh)):
            raise OSError(problem.errno, problem.strerror, str(path)) from problem
        raise
    finally:
        if fresh.exists():
            fresh.unlink()
