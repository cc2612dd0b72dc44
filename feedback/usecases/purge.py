"""Reports are not kept for ever: somebody may have written more than a word."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from feedback.rules import KEPT_OPEN, KEPT_SETTLED
from feedback.tables import WordReport
from kernel.db import rows_changed


def purge_reports(session: Session, *, now: datetime) -> int:
    """Delete what was settled 90 days ago and what nobody settled in a year; return how many."""
    settled = WordReport.settled_at < now - KEPT_SETTLED
    return rows_changed(
        session, delete(WordReport).where(settled | (WordReport.at < now - KEPT_OPEN))
    )
