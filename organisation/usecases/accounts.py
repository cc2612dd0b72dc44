"""Make accounts, close them, change passwords."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundwork.audit import Subject, record
from groundwork.sessions import end_staff_sessions
from kernel.access import Action, Actor
from kernel.refusals import NotFound
from organisation.queries import At, list_staff, require_at
from organisation.refusals import EmailTaken, NoSuchScope
from organisation.rules import check_password
from organisation.tables import Centre, Department, Region, Staff, StaffRole
from organisation.usecases.sign_in import HASHER
from organisation.values import NewStaff


def create_staff(session: Session, command: NewStaff, *, actor: Actor, now: datetime) -> int:
    """Return the id of a new account, or of the existing one given one more role.

    Raises EmailTaken where it has that role already, NoSuchScope, PasswordTooShort.
    """
    email = command.email.strip().casefold()
    staff_id = session.scalar(select(Staff.id).where(func.lower(Staff.email) == email))
    if staff_id is None:
        staff_id = _new_account(session, command, email, now)
    role = _role(session, command, staff_id)
    at = At(region_id=role.region_id, department_id=role.department_id, centre_id=role.centre_id)
    require_at(session, actor, Action.MANAGE_ORGANISATION, at)
    if _has(session, role):
        raise EmailTaken(email=email)
    session.add(role)
    record(
        session,
        actor,
        "staff.grant",
        Subject("staff", staff_id),
        now=now,
        role=command.role.value,
        scope=command.scope,
    )
    return staff_id


def _new_account(session: Session, command: NewStaff, email: str, now: datetime) -> int:
    check_password(command.password)
    staff = Staff(
        email=email,
        name=command.name.strip() or email.partition("@")[0],
        password_hash=HASHER.hash(command.password),
        language=command.language,
        made_at=now,
    )
    session.add(staff)
    session.flush()
    return staff.id


def _role(session: Session, command: NewStaff, staff_id: int) -> StaffRole:
    role = StaffRole(staff_id=staff_id, role=command.role)
    role.centre_id = session.scalar(select(Centre.id).where(Centre.slug == command.scope))
    if role.centre_id is None:
        role.department_id = session.scalar(
            select(Department.id).where(Department.code == command.scope)
        )
    if role.centre_id is None and role.department_id is None:
        role.region_id = session.scalar(select(Region.id).where(Region.code == command.scope))
        if role.region_id is None:
            raise NoSuchScope(scope=command.scope)
    return role


def _has(session: Session, role: StaffRole) -> bool:
    same = select(StaffRole.id).where(
        StaffRole.staff_id == role.staff_id,
        StaffRole.role == role.role,
        StaffRole.region_id.is_not_distinct_from(role.region_id),
        StaffRole.department_id.is_not_distinct_from(role.department_id),
        StaffRole.centre_id.is_not_distinct_from(role.centre_id),
    )
    return session.scalar(same) is not None


def set_active(
    session: Session, staff_id: int, active: bool, *, actor: Actor, now: datetime
) -> None:
    """Open or close an account; closing ends its sessions at once."""
    staff = session.get(Staff, staff_id)
    if staff is None or staff_id not in {row.id for row in list_staff(session, actor)}:
        raise NotFound
    staff.active = active
    if not active:
        end_staff_sessions(session, staff_id)
    record(session, actor, "staff.active", Subject("staff", staff_id), now=now, active=active)
