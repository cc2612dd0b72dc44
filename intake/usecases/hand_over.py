"""Leaves the acceptance of a case to its department."""

from datetime import datetime

from sqlalchemy.orm import Session

from intake.refusals import StillLacking
from intake.rules.clock import ACCEPTANCE_TASK, due_on
from intake.tables import Case
from intake.usecases.moving import (
    Move,
    close_tasks,
    deadline_days,
    desk_case,
    is_lacking,
    move,
    open_new_task,
)
from intake.values.commands import HandOver, Officer
from intake.values.states import Step, TaskKind
from kernel.clock import office_day


def hand_over(session: Session, command: HandOver, officer: Officer, *, now: datetime) -> int:
    """Make acceptance a task of the department, within one working day; return the version."""
    case = desk_case(session, command, officer.actor)
    leave_to_department(session, case, command, officer, now=now)
    return case.version


def leave_to_department(
    session: Session, case: Case, command: HandOver, officer: Officer, *, now: datetime
) -> None:
    """Put a case on its department's list, unless something is lacking. Raises StillLacking."""
    if is_lacking(session, case):
        raise StillLacking
    days = deadline_days(session, case)
    close_tasks(session, case, officer.actor, now=now)
    task = open_new_task(session, case, TaskKind.ACCEPT, now=now)
    task.due_on = due_on(office_day(now), ACCEPTANCE_TASK, days).day
    step = Move(step=Step.HAND_OVER, why=command.why, details={"due_on": task.due_on.isoformat()})
    move(session, case, step, officer.actor, now=now)
