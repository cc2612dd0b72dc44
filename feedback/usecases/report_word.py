"""A reader reports a wrong word."""

from datetime import datetime

from sqlalchemy.orm import Session

from feedback.rules import clean
from feedback.tables import WordReport
from feedback.values import ReportWord
from groundwork.audit import Subject, record
from groundwork.submissions import answer_to, remember
from kernel.access import CITIZEN


def report_word(session: Session, command: ReportWord, *, now: datetime) -> int:
    """Keep a report and return its number; the same one where this form was sent before."""
    answered = answer_to(session, command.submission)
    if answered:
        return int(answered)
    row = WordReport(
        at=now,
        locale=command.locale,
        page=command.page,
        wrong=clean(command.wrong),
        better=clean(command.better),
        remark=clean(command.remark),
    )
    session.add(row)
    session.flush()
    remember(session, command.submission, str(row.id), now=now)
    subject = Subject("word_report", row.id)
    record(session, CITIZEN, "word_report.make", subject, now=now, locale=command.locale)
    return row.id
