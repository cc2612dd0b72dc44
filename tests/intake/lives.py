"""What tests of a case's life share."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from documents.queries import papers_of
from groundwork.tables import AuditEntry
from intake.queries import find_case
from intake.values.commands import (
    Officer,
    Outcome,
)
from intake.values.views import CaseView
from kernel.db import transaction
from tests.clock import NOW
from tests.intake.builders import (
    a_case,
    a_clerk,
    a_remedy,
    a_taking,
    an_approver,
    an_office,
    lacking,
)


def the_case(session: Session, reference: str) -> CaseView:
    case = find_case(session, reference)
    assert case
    return case


def kinds(session: Session, reference: str) -> list[str]:
    return [paper.kind for paper in papers_of(session, "case", reference)]


def do(work, command, officer: Officer, now=NOW):  # type: ignore[no-untyped-def]
    with transaction() as write:
        return work(write, command, officer, now=now)


def a_waiting_case() -> tuple[Officer, str]:
    centre, code = an_office()
    clerk = a_clerk(centre)
    command = a_taking(centre, code, findings=lacking())
    return clerk, a_case(clerk, command, Outcome.ASK_CORRECTION).reference


def an_accepted_case(**facts: object) -> tuple[Officer, Officer, str]:
    """Clerk, approver and the reference of an accepted case."""
    centre, code = an_office(**facts)
    a_remedy(code)
    clerk, approver = a_clerk(centre), an_approver(code)
    return clerk, approver, a_case(clerk, a_taking(centre, code), Outcome.ACCEPT).reference


def breaches(session: Session) -> list[str]:
    rows = session.scalars(select(AuditEntry).where(AuditEntry.action == "case.breach"))
    return [row.details["breach"] for row in rows]
