"""Where the whole catalogue lies as files that anybody may fetch."""

from collections.abc import Mapping
from pathlib import Path

from flask import current_app

DUMPS: Mapping[str, str] = {
    "items.jsonl.gz": "application/gzip",
    "items.jsonld.gz": "application/gzip",
}


def dump_of(name: str) -> Path:
    """Return where a dump lies, once it was made."""
    folder = Path(current_app.config["ONEWINDOW_DATA_DIR"]) / "dumps"
    folder.mkdir(exist_ok=True, mode=0o750)
    return folder / name
