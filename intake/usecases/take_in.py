"""The desk's one act: take in, then accept, hand over, or say what is missing."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.queries import get_revision, told_of
from catalogue.rules.situations import for_answers
from groundwork.submissions import answer_to, remember
from intake.tables import Case
from intake.usecases.accept import accept_as_window
from intake.usecases.correction import receive_correction, tell_what_is_missing
from intake.usecases.hand_over import leave_to_department
from intake.usecases.moving import materials_of
from intake.usecases.receive import issue_receipt, receive, settle_appointment
from intake.values.commands import (
    AskCorrection,
    Finding,
    HandOver,
    Officer,
    Outcome,
    ReceiveCorrection,
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
    whole = told_of(session, get_revision(session, command.revision_id))
    item = for_answers(whole, command.answers)
    case = receive(session, command, item, officer, now=now)
    remember(session, command.submission, case.reference, now=now)
    issue_receipt(session, case, materials_of(session, case), officer, now=now)
    _follow(session, case, _Next(outcome, command.findings), officer, now)
    settle_appointment(session, command, case, officer, now=now)
    return TakenIn(case.reference, case.version)


def take_in_correction(
    session: Session,
    command: ReceiveCorrection,
    outcome: Outcome,
    officer: Officer,
    *,
    now: datetime,
) -> int:
    """Take in what was missing and do what follows; return the new version.

    Raises what the steps raise; then nothing was taken in.
    """
    version = receive_correction(session, command, officer, now=now)
    case = session.scalars(select(Case).where(Case.reference == command.reference)).one()
    _follow(session, case, _Next(outcome, command.findings), officer, now)
    return version


@dataclass(frozen=True, slots=True)
class _Next:
    """What follows the taking in."""

    outcome: Outcome
    findings: tuple[Finding, ...]


def _follow(session: Session, case: Case, then: _Next, officer: Officer, now: datetime) -> None:
    if then.outcome is Outcome.ACCEPT:
        accept_as_window(session, case, officer, now=now)
    elif then.outcome is Outcome.HAND_OVER:
        hand = HandOver(reference=case.reference, version=case.version)
        leave_to_department(session, case, hand, officer, now=now)
    elif then.outcome is Outcome.ASK_CORRECTION:
        notice = AskCorrection(
            reference=case.reference, version=case.version, findings=then.findings
        )
        tell_what_is_missing(session, case, notice, officer, now=now)


def _answered(session: Session, submission: str) -> TakenIn | None:
    reference = answer_to(session, submission)
    if reference is None:
        return None
    version = session.scalar(select(Case.version).where(Case.reference == reference)) or 1
    return TakenIn(reference, version, again=True)
