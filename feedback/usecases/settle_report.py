"""A colleague says what became of a report."""

from datetime import datetime

from sqlalchemy.orm import Session

from feedback.rules import clean
from feedback.tables import WordReport
from feedback.values import ReportState, SettleReport
from groundwork.audit import Subject, record
from kernel.access import Actor
from kernel.refusals import NotFound


def settle_report(session: Session, command: SettleReport, *, actor: Actor, now: datetime) -> None:
    """Give a report its state, open again too. Raises NotFound."""
    row = session.get(WordReport, command.report_id)
    if row is None:
        raise NotFound
    is_open = command.state is ReportState.OPEN
    row.state = command.state
    row.answer = clean(command.answer)
    row.settled_by = None if is_open else actor.staff_id
    row.settled_at = None if is_open else now
    subject = Subject("word_report", row.id)
    record(session, actor, "word_report.settle", subject, now=now, state=command.state.value)
