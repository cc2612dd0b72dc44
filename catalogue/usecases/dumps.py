"""Where the whole catalogue lies as files that anybody may fetch."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flask import current_app

DUMPS: Mapping[str, str] = {  # by name; of what each holds
    "items.jsonl.gz": "application/json",
    "items.csv.zip": "text/csv",
    "items.jsonld.gz": "application/ld+json",
}
PACKED = {".gz": "application/gzip", ".zip": "application/zip"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """One file that was made."""

    name: str
    holds: str
    bytes: int
    made_at: datetime
    sha256: str  # empty while the file is being replaced


def dump_of(name: str) -> Path:
    """Return where a dump lies, once it was made."""
    folder = Path(current_app.config["ONEWINDOW_DATA_DIR"]) / "dumps"
    folder.mkdir(exist_ok=True, mode=0o750)
    return folder / name


def digest_of(name: str) -> Path:
    """Return where the digest of a dump lies."""
    return dump_of(f"{name}.sha256")


def data_licence() -> str:
    """Return the address of the licence they may be used under; empty where nobody has said."""
    return str(current_app.config["ONEWINDOW_DATA_LICENCE"])


def dumps_made() -> list[Dump]:
    """Return the dumps that were made."""
    return [_dump(name, holds) for name, holds in DUMPS.items() if dump_of(name).exists()]


def _dump(name: str, holds: str) -> Dump:
    stat, beside = dump_of(name).stat(), digest_of(name)
    there = beside.exists() and beside.stat().st_mtime_ns >= stat.st_mtime_ns
    return Dump(
        name=name,
        holds=holds,
        bytes=stat.st_size,
        made_at=datetime.fromtimestamp(stat.st_mtime, UTC),
        sha256=beside.read_text().partition(" ")[0] if there else "",
    )
