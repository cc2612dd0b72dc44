"""Where uploaded lists wait for the worker, and what it writes beside them."""

import json
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from flask import current_app

KEPT_FOR = timedelta(days=1)


def uploads() -> Path:
    """Return the folder where uploaded lists wait."""
    folder = Path(current_app.config["ONEWINDOW_DATA_DIR"]) / "uploads"
    folder.mkdir(exist_ok=True, mode=0o750)
    return folder


def preview_of(stored_as: str) -> Path:
    """Return the file that says what a list would change."""
    return uploads() / f"{stored_as}.preview"


def returned_of(stored_as: str) -> Path:
    """Return the workbook that a refused list comes back as."""
    return uploads() / f"{stored_as}.returned.xlsx"


def some_changes(stored_as: str, *, page: int, size: int) -> list[dict[str, Any]]:
    """Return one page of what a list would change; nothing once that is gone."""
    path = preview_of(stored_as)
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in islice(lines, (page - 1) * size, page * size)]


def forget_uploads(now: datetime) -> None:
    """Delete what was handed in or written more than a day ago."""
    for path in uploads().iterdir():
        if path.stat().st_mtime < (now - KEPT_FOR).timestamp():
            path.unlink(missing_ok=True)
