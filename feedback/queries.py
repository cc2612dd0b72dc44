"""What others may ask of the reports."""

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from feedback.tables import WordReport
from feedback.values import ReportCard, ReportsAsked
from kernel.refusals import NotFound


def list_reports(
    session: Session, asked: ReportsAsked, *, page: int, size: int
) -> tuple[int, list[ReportCard]]:
    """Return how many reports were asked for, and one page of them, newest first."""
    wanted = _conditions(asked)
    total = session.scalar(select(func.count()).select_from(WordReport).where(*wanted)) or 0
    newest = select(WordReport).where(*wanted).order_by(WordReport.id.desc())
    rows = session.scalars(newest.limit(size).offset((page - 1) * size))
    return total, [_card(row) for row in rows]


def get_report(session: Session, report_id: int) -> ReportCard:
    """Return one report. Raises NotFound."""
    row = session.get(WordReport, report_id)
    if row is None:
        raise NotFound
    return _card(row)


def _conditions(asked: ReportsAsked) -> list[ColumnElement[bool]]:
    pairs = ((WordReport.locale, asked.locale), (WordReport.state, asked.state))
    return [column == value for column, value in pairs if value]


def _card(row: WordReport) -> ReportCard:
    return ReportCard(
        id=row.id,
        at=row.at,
        locale=row.locale,
        page=row.page,
        wrong=row.wrong,
        better=row.better,
        remark=row.remark,
        state=row.state,
        answer=row.answer,
        settled_by=row.settled_by,
        settled_at=row.settled_at,
    )
