"""Forget who a case was about when the time for keeping it is over."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from catalogue.values.codes import HandlingSystem
from documents.usecases.forget_papers import forget_papers
from groundwork.audit import Subject, record
from intake.tables import Case, CaseEvent, CaseMaterial, Visit
from intake.usecases.progress import SUBJECT as PROGRESS
from intake.values.states import CaseState
from kernel.access import SYSTEM

ENDED = (
    CaseState.AWAITING_CORRECTION,  # what was missing never came
    CaseState.GRANTED,
    CaseState.REFUSED,
    CaseState.NOT_ACCEPTED,
    CaseState.WITHDRAWN,
    CaseState.DELIVERED,
)
AT_ONCE = 200  # others wait while it writes


def forget_cases(session: Session, before: datetime, *, now: datetime) -> int:
    """Delete the personal data of cases in which nothing happened since `before`; return how many.

    At most AT_ONCE of them. Service, place, days and steps stay, for the figures of the office.
    """
    found = session.execute(
        select(Case.id, Case.visit_id, Case.reference)
        .where(Case.name != "", Case.received_at < before, _over(), ~_touched(before))
        .limit(AT_ONCE)
    ).all()
    ids = [row.id for row in found]
    _blank_cases(session, ids)
    _blank_visits(session, {row.visit_id for row in found})
    for subject in ("case", PROGRESS):
        forget_papers(session, subject, [row.reference for row in found], now=now)
    for case_id in ids:
        record(session, SYSTEM, "case.forget", Subject("case", case_id), now=now)
    return len(ids)


def _over() -> ColumnElement[bool]:
    """Decided, withdrawn, left; of another system: noted, and whatever came of it."""
    return Case.state.in_(ENDED) | (Case.handling_system != HandlingSystem.OURS)


def _touched(since: datetime) -> ColumnElement[bool]:
    return select(CaseEvent.id).where(CaseEvent.case_id == Case.id, CaseEvent.at >= since).exists()


def _blank_cases(session: Session, ids: Collection[int]) -> None:
    session.execute(
        update(Case)
        .where(Case.id.in_(ids))
        .values(name="", phone="", outside_number="", result_number="", answers={})
    )
    session.execute(update(CaseMaterial).where(CaseMaterial.case_id.in_(ids)).values(remark=""))
    session.execute(update(CaseEvent).where(CaseEvent.case_id.in_(ids)).values(why=""))


def _blank_visits(session: Session, ids: Collection[int]) -> None:
    """Of a visit whose cases are all forgotten the person is forgotten too."""
    kept = select(Case.id).where(Case.visit_id == Visit.id, Case.name != "").exists()
    session.execute(update(Visit).where(Visit.id.in_(ids), ~kept).values(name="", phone=""))
