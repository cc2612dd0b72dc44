"""What the worker does for documents."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import current_app

from documents.storage import drop
from documents.usecases.forget_papers import DROP_FILE


def drop_file(payload: Mapping[str, Any], _now: datetime) -> None:
    """Delete the file of a paper whose contents were forgotten."""
    drop(Path(current_app.config["ONEWINDOW_DATA_DIR"]) / "papers", str(payload["sha256"]))


HANDLERS: Mapping[str, Callable[[Mapping[str, Any], datetime], None]] = {DROP_FILE: drop_file}
