"""What every step of a case has in common: who may, which version, the event and the audit row."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from catalogue.values.codes import HandlingSystem
from groundwork.audit import Subject, record
from intake.rules.moves import next_state
from intake.tables import Case, CaseEvent, CaseMaterial, Task
from intake.values.commands import Request
from intake.values.states import LACKING, Breach, Step, TaskKind
from kernel.access import Action, Actor
from kernel.db import rows_changed
from kernel.refusals import ChangedMeanwhile, NotFound
from organisation.queries import Within, scoped, working_days
from organisation.values import Purpose, WorkingDays

AT_DESK = Within(centre=Case.centre_id)
AT_DEPARTMENT = Within(department=Case.department_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One step as it is written down. `details` are codes, ids and days; `why` is Chinese."""

    step: Step
    why: str = ""
    details: dict[str, Any] = field(default_factory=dict)


def desk_case(session: Session, request: Request, actor: Actor) -> Case:
    """Claim a case of the clerk's centre. Raises NotFound, ChangedMeanwhile."""
    return _claim(session, request, actor, Action.TAKE_IN, AT_DESK)


def department_case(session: Session, request: Request, actor: Actor) -> Case:
    """Claim a case of the approver's department. Raises NotFound, ChangedMeanwhile."""
    return _claim(session, request, actor, Action.DECIDE, AT_DEPARTMENT)


def either_case(session: Session, request: Request, actor: Actor) -> Case:
    """Claim a case as its desk or as its department, whichever the actor is."""
    try:
        return desk_case(session, request, actor)
    except NotFound:
        return department_case(session, request, actor)


def _claim(
    session: Session, request: Request, actor: Actor, action: Action, within: Within
) -> Case:
    query = scoped(
        select(Case.id).where(Case.reference == request.reference), actor, action, within
    )
    case_id = session.scalar(query)
    if case_id is None:
        raise NotFound
    return claim(session, case_id, request.version)


def claim(session: Session, case_id: int, version: int) -> Case:
    """Lock a case at the version that was read, or refuse: the condition is in the write."""
    at_version = update(Case).where(Case.id == case_id, Case.version == version)
    if rows_changed(session, at_version.values(version=Case.version + 1)) != 1:
        raise ChangedMeanwhile
    return session.get_one(Case, case_id, populate_existing=True)


def move(session: Session, case: Case, step: Move, actor: Actor, *, now: datetime) -> None:
    """Take one step: new state, event, audit row. Raises StepNotAllowed."""
    outside = case.handling_system is not HandlingSystem.OURS
    case.state = next_state(case.state, step.step, outside=outside)
    write_event(session, case, step, actor, now=now)


def write_event(session: Session, case: Case, step: Move, actor: Actor, *, now: datetime) -> None:
    """Append to the history of a case, and to the audit."""
    session.add(
        CaseEvent(
            case_id=case.id,
            at=now,
            staff_id=actor.staff_id,
            step=step.step,
            state=case.state,
            why=step.why,
            details=step.details,
        )
    )
    subject = Subject("case", case.id)
    record(session, actor, f"case.{step.step}", subject, now=now, state=case.state.value)


def note_breach(
    session: Session, case: Case, breach: Breach, actor: Actor, *, now: datetime
) -> dict[str, str]:
    """Write down which rule was not kept and who held the file; return it for the event."""
    task = open_task(session, case)
    holder = f"department:{task.department_id}" if task else f"centre:{case.centre_id}"
    subject = Subject("case", case.id)
    record(session, actor, "case.breach", subject, now=now, breach=breach.value, holder=holder)
    return {"breach": breach.value, "holder": holder}


def open_task(session: Session, case: Case) -> Task | None:
    """Return what the department still has to do for a case."""
    return session.scalar(select(Task).where(Task.case_id == case.id, Task.done_at.is_(None)))


def close_tasks(session: Session, case: Case, actor: Actor, *, now: datetime) -> None:
    """Take a case off the department's list."""
    session.execute(
        update(Task)
        .where(Task.case_id == case.id, Task.done_at.is_(None))
        .values(done_at=now, done_by=actor.staff_id)
    )


def open_new_task(session: Session, case: Case, kind: TaskKind, *, now: datetime) -> Task:
    """Put a case on the department's list; the caller says until when."""
    task = Task(
        case_id=case.id,
        department_id=case.department_id,
        kind=kind,
        made_at=now,
        due_on=None,
        done_at=None,
        done_by=None,
    )
    session.add(task)
    return task


def materials_of(session: Session, case: Case) -> list[CaseMaterial]:
    """Return the checklist of a case in its order."""
    query = select(CaseMaterial).where(CaseMaterial.case_id == case.id)
    return list(session.scalars(query.order_by(CaseMaterial.position)))


def is_lacking(session: Session, case: Case) -> bool:
    """Whether a required material is missing or wrong."""
    return any(row.required and row.state in LACKING for row in materials_of(session, case))


def deadline_days(session: Session, case: Case) -> WorkingDays:
    """Return the working days that count for the deadlines of a case."""
    return working_days(session, case.region_id, Purpose.DEADLINE)
