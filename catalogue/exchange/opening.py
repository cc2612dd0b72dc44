"""What may be opened as a list, and how it is called in a report."""

import os
from pathlib import Path

from catalogue.exchange.problems import Place, Problem, UnreadableFile
from kernel.refusals import N_

NOT_OPENED = N_("This cannot be opened and read. Save the list as an ordinary file of your own.")


def file_name(path: Path) -> str:
    """Return a file's name as text: one that is not UTF-8 could be neither shown nor stored."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def check_plain(path: Path) -> None:
    """Refuse folders, and pipes and devices, which may have no end. Raises UnreadableFile."""
    if not path.is_file():
        raise UnreadableFile(not_opened(path, ""))


def not_opened(path: Path, reason: str) -> Problem:
    """Return the problem of a file that the system does not give."""
    place = Place(file_name(path), 1)
    return Problem(place=place, column="", value=reason, message=NOT_OPENED)
