"""What the worker does for intake."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from flask import current_app

from documents.keeping import paper_file
from documents.registry import EXTENSION
from intake.usecases.forget import forget_cases
from intake.usecases.nightly import deem_accepted, refresh_clocks
from intake.usecases.papers import RENDER
from kernel.clock import at_office, office_day
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


def forget(now: datetime) -> None:
    """Delete personal data of cases that ended more full years ago than they are kept."""
    years = int(current_app.config["ONEWINDOW_KEEP_CASES_YEARS"])
    before = at_office(date(office_day(now).year - years, 1, 1), time())
    while years:
        with transaction() as session:
            forgotten = forget_cases(session, before, now=now)
        if not forgotten:
            return


HANDLERS: Mapping[str, Callable[[Mapping[str, Any], datetime], None]] = {RENDER: render_paper}
NIGHTLY: tuple[Callable[[datetime], None], ...] = (answer_silence, count_anew, forget)
