"""What the worker does for feedback."""

from collections.abc import Callable
from datetime import datetime

from feedback.usecases.purge import purge_reports
from kernel.db import transaction


def purge(now: datetime) -> None:
    """Delete reports whose time is over."""
    with transaction() as session:
        purge_reports(session, now=now)


NIGHTLY: tuple[Callable[[datetime], None], ...] = (purge,)
