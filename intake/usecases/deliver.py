"""Hands the result of a case out."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from documents.queries import papers_of
from intake.queries.items import item_of
from intake.tables import Case
from intake.usecases.moving import Move, desk_case, move
from intake.usecases.papers import Draft, issue
from intake.values.commands import Deliver, Officer
from intake.values.states import CaseState, PaperKind, Step

DELIVERED = (PaperKind.DECISION, PaperKind.NON_ACCEPTANCE)


def deliver(session: Session, command: Deliver, officer: Officer, *, now: datetime) -> int:
    """Hand out decision and result against signature; return the new version."""
    case = desk_case(session, command, officer.actor)
    documents = _documents(session, case)
    details = {"way": command.way}
    move(session, case, Move(step=Step.DELIVER, details=details), officer.actor, now=now)
    case.delivered_at = now
    facts = {
        "documents": documents,
        "recipient": command.recipient or case.name,
        "way": command.way.value,
    }
    issue(session, case, Draft(kind=PaperKind.DELIVERY, facts=facts), officer, now=now)
    return case.version


def _documents(session: Session, case: Case) -> Sequence[dict[str, Any]]:
    """Return what is handed out: the decision, and the licence or certificate it grants."""
    kinds = {kind.value for kind in DELIVERED}
    papers = [
        {"title": paper.title, "number": paper.number}
        for paper in papers_of(session, "case", case.reference)
        if paper.kind in kinds and not paper.is_copy
    ]
    result = item_of(session, case).facts.result_name
    if case.state is CaseState.GRANTED and (result or case.result_number):
        papers.append({"title": result or "办理结果", "number": case.result_number})
    return papers
