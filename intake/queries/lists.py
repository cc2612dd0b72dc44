"""Lists of cases: the department's tasks, the results to hand out, today's desk."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from intake.tables import Case, Task, Visit
from intake.values.states import CaseState
from intake.values.views import CaseLine, TaskLine
from kernel.access import Action, Actor
from organisation.queries import Within, scoped

TO_HAND_OUT = (CaseState.GRANTED, CaseState.REFUSED, CaseState.NOT_ACCEPTED)
MOST = 200


def department_tasks(session: Session, actor: Actor) -> list[TaskLine]:
    """Return what the approver's departments have to do, most urgent first; one query."""
    query = (
        select(Task, Case)
        .join(Case, Case.id == Task.case_id)
        .where(Task.done_at.is_(None))
        .order_by(Task.due_on.is_(None), Task.due_on, Task.id)
        .limit(MOST)
    )
    within = Within(department=Task.department_id)
    return [
        TaskLine(
            kind=task.kind,
            due_on=task.due_on,
            made_at=task.made_at,
            statutory_due=case.statutory_due,
            promised_due=case.promised_due,
            accepted_on=case.accepted_on,
            region_id=case.region_id,
            case=_line(case),
        )
        for task, case in session.execute(scoped(query, actor, Action.DECIDE, within))
    ]


def to_hand_out(session: Session, actor: Actor, centre_id: int) -> list[CaseLine]:
    """Return the decided cases that wait for their person at a centre, oldest first."""
    query = select(Case).where(Case.centre_id == centre_id, Case.state.in_(TO_HAND_OUT))
    return _lines(session, query.order_by(Case.decided_at, Case.id), actor)


def open_at_desk(session: Session, actor: Actor, centre_id: int) -> list[CaseLine]:
    """Return the cases of a centre that the desk still has to act on, oldest first."""
    waiting = select(Task.id).where(Task.case_id == Case.id, Task.done_at.is_(None)).exists()
    query = select(Case).where(
        Case.centre_id == centre_id, Case.state == CaseState.RECEIVED, ~waiting
    )
    return _lines(session, query.order_by(Case.id), actor)


def find_by_person(
    session: Session, actor: Actor, centre_id: int, text: str, since: datetime
) -> list[CaseLine]:
    """Return the cases of a person at a centre by name or phone, newest first."""
    query = select(Case).where(
        Case.centre_id == centre_id,
        Case.received_at >= since,
        (Case.name == text) | (Case.phone == text),
    )
    return _lines(session, query.order_by(Case.id.desc()), actor)


def taken_in(session: Session, appointment_ids: Sequence[int]) -> Mapping[tuple[int, int], str]:
    """Return the case of each (appointment, item) that was taken in already."""
    rows = session.execute(
        select(Visit.appointment_id, Case.item_id, Case.reference)
        .join(Case, Case.visit_id == Visit.id)
        .where(Visit.appointment_id.in_(appointment_ids))
    )
    return {(row[0] or 0, row[1]): row[2] for row in rows}


def _lines(session: Session, query: Select[Case], actor: Actor) -> list[CaseLine]:
    query = scoped(query, actor, Action.TAKE_IN, Within(centre=Case.centre_id))
    return [_line(case) for case in session.scalars(query.limit(MOST))]


def _line(case: Case) -> CaseLine:
    return CaseLine(
        reference=case.reference,
        version=case.version,
        state=case.state,
        item_names=case.item_names,
        name=case.name,
        department_id=case.department_id,
        received_at=case.received_at,
        decided_at=case.decided_at,
    )
