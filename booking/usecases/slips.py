"""Slips that were printed: issued once, withdrawn when the visit changes."""

from datetime import datetime

from sqlalchemy.orm import Session

from booking.values import AppointmentView
from documents.queries import papers_of
from documents.usecases.issue_paper import IssuePaper, issue_paper
from documents.usecases.withdraw_paper import WithdrawPaper, withdraw_paper
from documents.values import PaperSize
from kernel.access import Actor

SUBJECT = "appointment"


def find_slip(
    session: Session, view: AppointmentView, language: str, size: PaperSize
) -> str | None:
    """Return the token of the slip that says what the appointment says now, or None."""
    said = {"version": view.version, "size": size.value}
    for paper in papers_of(session, SUBJECT, view.reference):
        current = all(paper.facts.get(key) == said[key] for key in said)
        in_force = paper.withdrawn_at is None and not paper.is_copy
        if current and in_force and paper.locale == language:
            return paper.token
    return None


def issue_slip(session: Session, command: IssuePaper, *, now: datetime) -> str:
    """Issue a slip and return its token."""
    return issue_paper(session, command, now=now).token


def withdraw_slips(session: Session, reference: str, actor: Actor, *, now: datetime) -> None:
    """Say of all slips of an appointment that they no longer hold."""
    for paper in papers_of(session, SUBJECT, reference):
        if paper.withdrawn_at is None and not paper.is_copy:
            withdraw_paper(session, WithdrawPaper(token=paper.token), actor=actor, now=now)
