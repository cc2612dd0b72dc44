"""The desk's one act: take in, then accept, hand over, or say what is missing."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries import get_revision
from groundwork.submissions import answer_to, remember
from intake.tables import Case
from intake.usecases.accept import accept_as_window
from intake.usecases.correction import tell_what_is_missing
from intake.usecases.hand_over import leave_to_department
from intake.usecases.moving import materials_of
from intake.usecases.receive import issue_receipt, receive, settle_appointment
from intake.values.commands import (
    AskCorrection,
    HandOver,
    Officer,
    Outcome,
    ReceiveMaterials,
    TakenIn,
)


def take_in(
    session: Session,
    command: ReceiveMaterials,
    outcome: Outcome,
    officer: Officer,
    *,
    now: datetime,
) -> TakenIn:
    """Take one item in, issue the receipt, and do what follows; a second click does nothing.

    Raises NoAuthority, StillLacking, NothingLacking, CaseTwice and what receive() raises.
    """
    answered = _answered(session, command.submission)
    if answered:
        return answered
    item = get_revision(session, command.revision_id)
    case = receive(session, command, item, officer, now=now)
    remember(session, command.submission, case.reference, now=now)
    issue_receipt(session, case, materials_of(session, case), officer, now=now)
    if outcome is Outcome.ACCEPT:
        accept_as_window(session, case, officer, now=now)
    elif outcome is Outcome.HAND_OVER:
        leave_to_department(
            session, case, HandOver(reference=case.reference, version=1), officer, now=now
        )
    elif outcome is Outcome.ASK_CORRECTION:
        notice = AskCorrection(reference=case.reference, version=1, findings=command.findings)
        tell_what_is_missing(session, case, notice, officer, now=now)
    settle_appointment(session, command, case, officer, now=now)
    return TakenIn(case.reference, case.version)


def _answered(session: Session, submission: str) -> TakenIn | None:
    reference = answer_to(session, submission)
    if reference is None:
        return None
    version = session.scalar(select(Case.version).where(Case.reference == reference)) or 1
    return TakenIn(reference, version, again=True)
