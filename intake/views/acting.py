"""What the staff pages of a case share: who acts, once, and a second try after a lost race."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from flask import current_app
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from documents.keeping import PaperFile, paper_file
from documents.registry import EXTENSION
from intake.values.commands import Officer
from kernel.access import current_actor
from kernel.db import transaction

T = TypeVar("T")


def officer() -> Officer:
    """Return who acts, and the address that papers carry."""
    return Officer(current_actor(), str(current_app.config["ONEWINDOW_PUBLIC_BASE_URL"]))


def once(work: Callable[[Session], T]) -> T:
    """Do `work` in a transaction; of two clicks at once the second sees the first's answer."""
    try:
        with transaction() as session:
            return work(session)
    except IntegrityError:
        with transaction() as session:
            return work(session)


def file_of(token: str) -> PaperFile:
    """Return the file of a paper. Raises PaperUnknown, PaperDamaged."""
    folder = Path(current_app.config["ONEWINDOW_DATA_DIR"]) / "papers"
    return paper_file(token, kinds=current_app.extensions[EXTENSION], folder=folder)
