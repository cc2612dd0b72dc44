"""Special procedures: days that the law does not count."""

from datetime import datetime

from sqlalchemy.orm import Session

from intake.usecases.moving import Move, department_case, move, open_task
from intake.usecases.papers import Draft, issue
from intake.usecases.recount import recount
from intake.values.commands import Officer, PauseCase, Request
from intake.values.states import PaperKind, Step
from kernel.clock import office_day


def pause(session: Session, command: PauseCase, officer: Officer, *, now: datetime) -> int:
    """Begin a special procedure and tell the applicant how long it takes; return the version."""
    case = department_case(session, command, officer.actor)
    details = {"procedure": command.procedure, "needs_days": command.needs_days}
    step = Move(step=Step.PAUSE, why=command.text, details=details)
    move(session, case, step, officer.actor, now=now)
    case.pauses = [*case.pauses, [office_day(now).isoformat(), None]]
    task = open_task(session, case)
    if task:
        task.due_on = None  # until it ends nobody can be late
    facts = {**details, "procedure": command.procedure.value, "text": command.text}
    issue(session, case, Draft(kind=PaperKind.PAUSE, facts=facts), officer, now=now)
    return case.version


def resume(session: Session, request: Request, officer: Officer, *, now: datetime) -> int:
    """End the special procedure and count anew: today counts again; return the version."""
    case = department_case(session, request, officer.actor)
    *earlier, (begins, _) = case.pauses
    case.pauses = [*earlier, [begins, office_day(now).isoformat()]]
    recount(session, case)
    move(session, case, Move(step=Step.RESUME), officer.actor, now=now)
    return case.version
