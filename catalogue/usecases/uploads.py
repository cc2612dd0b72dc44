"""Where uploaded lists wait for the worker."""

from pathlib import Path

from flask import current_app


def uploads() -> Path:
    """Return the folder where uploaded lists wait."""
    folder = Path(current_app.config["ONEWINDOW_DATA_DIR"]) / "uploads"
    folder.mkdir(exist_ok=True, mode=0o750)
    return folder
