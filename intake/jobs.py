"""What the worker does for intake."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import current_app

from documents.keeping import paper_file
from documents.registry import EXTENSION
from intake.usecases.nightly import deem_accepted, refresh_clocks
from intake.usecases.papers import RENDER
from kernel.db import transaction


def render_paper(payload: Mapping[str, Any], _now: datetime) -> None:
    """Make the file of a paper, where nobody has opened it yet."""
    folder = Path(current_app.config["ONEWINDOW_DATA_DIR"]) / "papers"
    paper_file(str(payload["token"]), kinds=current_app.extensions[EXTENSION], folder=folder)


def answer_silence(now: datetime) -> None:
    """Accept what nobody answered in time."""
    with transaction() as session:
        deem_accepted(session, str(current_app.config["ONEWINDOW_PUBLIC_BASE_URL"]), now=now)


def count_anew(now: datetime) -> None:
    """Compute due dates as the calendar stands today."""
    with transaction() as session:
        refresh_clocks(session, now=now)


HANDLERS: Mapping[str, Callable[[Mapping[str, Any], datetime], None]] = {RENDER: render_paper}
NIGHTLY: tuple[Callable[[datetime], None], ...] = (answer_silence, count_anew)
