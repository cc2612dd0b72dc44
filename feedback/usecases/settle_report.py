"""A colleague says what became of a report."""

from datetime import datetime

from sqlalchemy import ColumnElement, update
from sqlalchemy.orm import Session

from feedback.queries import get_report
from feedback.rules import clean
from feedback.tables import WordReport
from feedback.values import ReportCard, ReportState, SettleReport
from groundwork.audit import Subject, record
from kernel.access import Actor
from kernel.db import rows_changed
from kernel.refusals import ChangedMeanwhile


def settle_report(session: Session, command: SettleReport, *, actor: Actor, now: datetime) -> None:
    """Give a report its state, open again too. Raises NotFound, ChangedMeanwhile."""
    report = get_report(session, command.report_id)
    is_open = command.state is ReportState.OPEN
    settled = update(WordReport).values(
        state=command.state,
        answer=clean(command.answer),
        settled_by=None if is_open else actor.staff_id,
        settled_at=None if is_open else now,
    )
    unchanged = report.version == command.version
    if not unchanged or rows_changed(session, settled.where(*_as_it_was(report))) != 1:
        raise ChangedMeanwhile
    subject = Subject("word_report", report.id)
    record(session, actor, "word_report.settle", subject, now=now, state=command.state.value)


def _as_it_was(report: ReportCard) -> tuple[ColumnElement[bool], ...]:
    return (
        WordReport.id == report.id,
        WordReport.state == report.state,
        WordReport.answer == report.answer,
        WordReport.settled_at.is_not_distinct_from(report.settled_at),
    )
