"""Tables of spellings: two columns, lines of remarks begin with #."""

from pathlib import Path

HERE = Path(__file__).resolve().parent


def read_pairs(name: str) -> dict[str, str]:
    """Return the table `name`: what is written in one script, and its spelling in the other."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}
