"""The department decides: grant, refuse, or do not accept."""

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from intake.queries.items import item_of
from intake.refusals import NoRemedy, ReasonNeeded
from intake.tables import Case
from intake.usecases.moving import Move, close_tasks, department_case, move, note_breach
from intake.usecases.papers import Draft, issue
from intake.values.commands import Decline, Grant, Officer, Request
from intake.values.states import Breach, PaperKind, Step
from kernel.clock import office_day
from organisation.queries import find_remedy


def start_deciding(session: Session, request: Request, officer: Officer, *, now: datetime) -> int:
    """Take a case on; return the new version."""
    case = department_case(session, request, officer.actor)
    move(session, case, Move(step=Step.START_DECIDING), officer.actor, now=now)
    return case.version


def grant(session: Session, command: Grant, officer: Officer, *, now: datetime) -> int:
    """Grant, with the decision on paper; return the new version."""
    case = department_case(session, command, officer.actor)
    case.result_number = command.result_number
    details = _decided(session, case, officer, now)
    step = Move(step=Step.GRANT, why=command.text, details=details)
    move(session, case, step, officer.actor, now=now)
    item = item_of(session, case).facts
    facts = {
        "text": command.text,
        "result_name": item.result_name,
        "result_number": command.result_number,
    }
    issue(session, case, Draft(kind=PaperKind.DECISION, facts=facts), officer, now=now)
    return case.version


def refuse(session: Session, command: Decline, officer: Officer, *, now: datetime) -> int:
    """Refuse with reasons and remedies; return the new version. Raises NoRemedy, ReasonNeeded."""
    case = department_case(session, command, officer.actor)
    details = _decided(session, case, officer, now)
    facts = _declined(session, case, command, office_day(now))
    step = Move(step=Step.REFUSE, why=command.text, details={**details, "ground": command.ground})
    move(session, case, step, officer.actor, now=now)
    draft = Draft(kind=PaperKind.DECISION, granted=False, facts=facts)
    issue(session, case, draft, officer, now=now)
    return case.version


def not_accept(session: Session, command: Decline, officer: Officer, *, now: datetime) -> int:
    """Say that the application is not accepted; return the new version. Raises NoRemedy."""
    case = department_case(session, command, officer.actor)
    facts = _declined(session, case, command, office_day(now))
    close_tasks(session, case, officer.actor, now=now)
    case.decided_at = now
    step = Move(step=Step.NOT_ACCEPT, why=command.text, details={"ground": command.ground})
    move(session, case, step, officer.actor, now=now)
    draft = Draft(kind=PaperKind.NON_ACCEPTANCE, granted=False, facts=facts)
    issue(session, case, draft, officer, now=now)
    return case.version


def _decided(session: Session, case: Case, officer: Officer, now: datetime) -> dict[str, Any]:
    """Close the task; a decision after the last day of the law is a breach."""
    late = case.statutory_due is not None and office_day(now) > case.statutory_due
    details: dict[str, Any] = {}
    if late:
        details = note_breach(session, case, Breach.DECIDED_LATE, officer.actor, now=now)
    close_tasks(session, case, officer.actor, now=now)
    case.decided_at = now
    return details


def _declined(session: Session, case: Case, command: Decline, on: date) -> dict[str, Any]:
    """Return the reasons and where to contest them: without either nothing is refused."""
    if not command.text.strip():
        raise ReasonNeeded
    remedy = find_remedy(session, case.region_id, case.department_id, on)
    if remedy is None:
        raise NoRemedy(day=on)
    return {
        "ground": command.ground.value,
        "text": command.text.strip(),
        "remedy": {
            "authority": remedy.authority,
            "authority_address": remedy.authority_address,
            "court": remedy.court,
            "court_address": remedy.court_address,
        },
    }
