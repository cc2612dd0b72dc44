"""Files that are replaced whole: a reader, and a full disk, finds the old one or the new one."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def replacing(path: Path, *, mode: int = 0o666) -> Iterator[IO[bytes]]:
    """Write beside a file and put it in its place at the end, where it outlives a power cut.

    A new file gets `mode`, less what the process may not give; one that was there keeps its own.
    Raises OSError that names `path`.
    """
    target = path.resolve()
    fresh = target.with_name(f".onewindow-{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, fresh)
        fresh.replace(target)
        _sync_folder(target.parent)
    except OSError as problem:
        if problem.filename in (None, str(fresh)):
            raise OSError(problem.errno, problem.strerror, str(path)) from problem
        raise
    finally:
        if fresh.exists():
            fresh.unlink()


def _sync_folder(folder: Path) -> None:
    """A new name survives a power cut only when its folder is written too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
