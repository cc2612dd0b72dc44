"""Workbooks of before 2007 (.xls) and of WPS (.et), written anew as .xlsx.

Done by a process of its own that gets little memory and time: their inner lengths cannot be
checked beforehand, and whatever a broken one does then, it does not do to the worker.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ENDINGS = (".xls", ".et")
_MOST_SECONDS = 60
_ZIPPED = b"PK\x03\x04"


def as_xlsx(path: Path, folder: Path) -> Path | None:
    """Return a workbook of one of ENDINGS as .xlsx in a folder; None where it cannot be read."""
    target = folder / "workbook.xlsx"
    with path.open("rb") as file:
        if file.read(len(_ZIPPED)) == _ZIPPED:  # only its name is of old
            shutil.copyfile(path, target)
            return target
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            (sys.executable, "-m", "catalogue.exchange.rewriting", path, target),
            capture_output=True,
            check=False,
            timeout=_MOST_SECONDS,
            cwd=Path(__file__).parents[2],
        )
    except subprocess.TimeoutExpired:
        return None
    return target if done.returncode == 0 else None
