"""Tables of words that lie beside the code: cells between tabs, lines of remarks begin with #."""

from pathlib import Path


def rows_of(path: Path) -> list[list[str]]:
    """Return the rows of a table."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
