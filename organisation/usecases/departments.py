"""Departments, entered and changed by staff."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundwork.audit import Subject, record
from kernel.access import Action, Actor
from kernel.locales import LEGAL
from kernel.refusals import NotFound
from organisation.queries import At, require_at
from organisation.refusals import NameTaken
from organisation.rules import check_uscc
from organisation.tables import Department, Region
from organisation.usecases.keys import check_code, taken_as
from organisation.usecases.set_up import add_department
from organisation.values import ChangeDepartment, NewDepartment

MANAGE = Action.MANAGE_ORGANISATION


def enter_department(session: Session, new: NewDepartment, *, actor: Actor, now: datetime) -> int:
    """Add a department to a region of the actor's. Raises NotFound, CodeTaken, NameTaken.

    Raises WrongCreditCode.
    """
    region_id = session.scalar(select(Region.id).where(Region.code == new.region))
    require_at(session, actor, MANAGE, At(region_id=region_id))
    check_code(session, new.code)
    with taken_as(session, NameTaken(name=new.names[LEGAL])):
        return add_department(session, new, actor=actor, now=now)


def change_department(
    session: Session, department_id: int, wish: ChangeDepartment, *, actor: Actor, now: datetime
) -> None:
    """Change what is known of a department. Raises NotFound, NameTaken, WrongCreditCode."""
    require_at(session, actor, MANAGE, At(department_id=department_id))
    check_uscc(wish.uscc)
    department = session.get(Department, department_id)
    if department is None:
        raise NotFound
    names = dict(wish.names)
    with taken_as(session, NameTaken(name=names[LEGAL])):
        department.name = names.pop(LEGAL)
        department.names = {**department.names, **names}
        department.phone = wish.phone
        department.line = wish.line
        department.uscc = wish.uscc
    subject = Subject("department", department_id)
    record(session, actor, "department.change", subject, now=now, code=department.code)
