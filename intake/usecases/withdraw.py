"""The applicant takes an application back."""

from datetime import datetime

from sqlalchemy.orm import Session

from intake.usecases.moving import Move, close_tasks, desk_case, move
from intake.values.commands import Officer, Withdraw
from intake.values.states import Step


def withdraw(session: Session, command: Withdraw, officer: Officer, *, now: datetime) -> int:
    """End a case that is not decided yet, at its applicant's wish; return the new version."""
    case = desk_case(session, command, officer.actor)
    close_tasks(session, case, officer.actor, now=now)
    move(session, case, Move(step=Step.WITHDRAW, why=command.why), officer.actor, now=now)
    return case.version
