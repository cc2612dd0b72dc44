"""What the worker does for intake."""

from collections.abc import Callable
from datetime import date, datetime, time

from flask import current_app

from intake.usecases.forget import forget_cases
from intake.usecases.nightly import deem_accepted, refresh_clocks
from kernel.clock import at_office, office_day
from kernel.db import transaction


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


NIGHTLY: tuple[Callable[[datetime], None], ...] = (answer_silence, count_anew, forget)
