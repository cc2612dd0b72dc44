"""The directory of an index: its current folder, and how far the index has come.

`applied` is the one file that readers watch. It is replaced in one step after each commit, and
names the folder that holds the index, so that a rebuilt index is swapped in by the same step.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

VERSION = 8  # of the fields and the analysis: raise it when either changes, and hosts rebuild
APPLIED = "applied"
LOCK = "lock"
FOLDER_PREFIX = "index-"

Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Applied:
    """Which folders are current, and the number of the last change in them.

    `vectors`: the folder of what names mean; empty where only words are searched.
    """

    folder: str
    shelf: str
    seq: int
    vectors: str = ""
    version: int = VERSION


def stamp(directory: Path) -> Stamp | None:
    """Return what changes whenever `applied` is replaced; None when there is none."""
    try:
        found = (directory / APPLIED).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino, found.st_size


def find_applied(directory: Path) -> Applied | None:
    """Return what `applied` says; None when absent, unreadable or of another version."""
    try:
        applied = Applied(**json.loads((directory / APPLIED).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    usable = applied.version == VERSION and (directory / applied.folder).is_dir()
    return applied if usable else None


def read_applied(directory: Path) -> int | None:
    """Return the number of the last change in the index; None when there is no usable index."""
    applied = find_applied(directory)
    return applied.seq if applied else None


def write_applied(directory: Path, applied: Applied) -> None:
    """Replace `applied` in one step; a reader sees the old or the new one, never a part."""
    fresh = directory / f"{APPLIED}.new"
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(asdict(applied), file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(directory / APPLIED)
