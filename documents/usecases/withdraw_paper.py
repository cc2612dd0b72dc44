"""Withdraw a paper: verification says so from then on, for the paper and its copies."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from documents.refusals import PaperUnknown
from documents.tables import Paper
from groundwork.audit import Subject, record
from kernel.access import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawPaper:
    """Which paper, and which one stands in its place."""

    token: str
    replaced_by_token: str | None = None


def withdraw_paper(
    session: Session, command: WithdrawPaper, *, actor: Actor, now: datetime
) -> None:
    """Mark a paper and its copies as withdrawn. Raises PaperUnknown."""
    paper = _paper(session, command.token)
    original = paper.copy_of or paper.id
    instead = command.replaced_by_token and _paper(session, command.replaced_by_token).id
    session.execute(
        update(Paper)
        .where(or_(Paper.id == original, Paper.copy_of == original), Paper.withdrawn_at.is_(None))
        .values(withdrawn_at=now, replaced_by=instead or None)
    )
    record(session, actor, "paper.withdraw", Subject("paper", original), now=now)


def _paper(session: Session, token: str) -> Paper:
    paper = session.scalar(select(Paper).where(Paper.token == token))
    if paper is None:
        raise PaperUnknown
    return paper
