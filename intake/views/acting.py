"""What the staff pages of a case share: who acts, and the file of a paper."""

from pathlib import Path

from flask import current_app

from documents.keeping import PaperFile, paper_file
from documents.registry import EXTENSION
from intake.values.commands import Officer
from kernel.access import current_actor


def officer() -> Officer:
    """Return who acts, and the address that papers carry."""
    return Officer(current_actor(), str(current_app.config["ONEWINDOW_PUBLIC_BASE_URL"]))


def file_of(token: str) -> PaperFile:
    """Return the file of a paper. Raises PaperUnknown, PaperDamaged."""
    folder = Path(current_app.config["ONEWINDOW_DATA_DIR"]) / "papers"
    return paper_file(token, kinds=current_app.extensions[EXTENSION], folder=folder)
