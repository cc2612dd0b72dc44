"""Which departments are at a hall."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from groundwork.audit import Subject, record
from kernel.access import Action, Actor
from kernel.db import rows_changed
from kernel.refusals import NotFound
from organisation.queries import At, require_at
from organisation.tables import Department, Station
from organisation.usecases.places import station


def bring_department(
    session: Session, centre_id: int, department_id: int, *, actor: Actor, now: datetime
) -> None:
    """Station a department at a hall of the actor's. Raises NotFound."""
    require_at(session, actor, Action.MANAGE_HALL, At(centre_id=centre_id))
    if session.get(Department, department_id) is None:
        raise NotFound
    station(session, centre_id, department_id, actor=actor, now=now)


def withdraw_department(
    session: Session, centre_id: int, department_id: int, *, actor: Actor, now: datetime
) -> None:
    """Let a department leave a hall; visits booked for it stay booked. Raises NotFound."""
    require_at(session, actor, Action.MANAGE_HALL, At(centre_id=centre_id))
    gone = rows_changed(
        session,
        delete(Station).where(
            Station.centre_id == centre_id, Station.department_id == department_id
        ),
    )
    if not gone:
        raise NotFound
    subject = Subject("department", department_id)
    record(session, actor, "department.withdraw", subject, now=now, centre=centre_id)
