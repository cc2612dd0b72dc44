"""Notes a case that another system handles: fifteen seconds, so that every visit is counted."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries import get_revision
from catalogue.values.codes import HandlingSystem
from groundwork.submissions import answer_to, remember
from intake.refusals import NumberMissing, OurSystem
from intake.tables import Case
from intake.usecases.moving import Move, desk_case, move, write_event
from intake.usecases.receive import open_case, settle_appointment
from intake.values.commands import Officer, OutsideResult, RegisterOutside, Request, TakenIn
from intake.values.states import Step

STEPS = {OutsideResult.GRANTED: Step.GRANT, OutsideResult.REFUSED: Step.REFUSE}


def register_outside(
    session: Session, command: RegisterOutside, officer: Officer, *, now: datetime
) -> TakenIn:
    """Note person, item, number and result. Raises OurSystem, NumberMissing, CaseTwice.

    Its time is not measured here: there is no clock, no task and no paper.
    """
    reference = answer_to(session, command.submission)
    if reference:
        version = session.scalar(select(Case.version).where(Case.reference == reference)) or 1
        return TakenIn(reference, version, again=True)
    item = get_revision(session, command.revision_id)
    if item.facts.handling_system is HandlingSystem.OURS:
        raise OurSystem
    if not command.outside_number.strip():
        raise NumberMissing
    case = open_case(session, command, item, officer, now=now)
    case.outside_number = command.outside_number.strip()
    remember(session, command.submission, case.reference, now=now)
    write_event(session, case, Move(step=Step.REGISTER), officer.actor, now=now)
    _note_result(session, case, command.result, officer, now)
    settle_appointment(session, command, case, officer, now=now)
    return TakenIn(case.reference, case.version)


def record_result(
    session: Session, request: Request, result: OutsideResult, officer: Officer, *, now: datetime
) -> int:
    """Note what the other system decided; return the new version."""
    case = desk_case(session, request, officer.actor)
    _note_result(session, case, result, officer, now)
    return case.version


def _note_result(
    session: Session, case: Case, result: OutsideResult, officer: Officer, now: datetime
) -> None:
    if result is OutsideResult.PENDING:
        return
    case.decided_at = now
    move(session, case, Move(step=STEPS[result]), officer.actor, now=now)
