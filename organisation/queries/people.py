"""Accounts and what they may do."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kernel.access import Action, Actor, Grant, Role
from kernel.db import db
from organisation.queries.scopes import Within, scoped
from organisation.tables import Centre, Department, Region, Staff, StaffRole


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffCard:
    """An account as the list shows it. `roles`: (role, Chinese name of its scope)."""

    id: int
    email: str
    name: str
    active: bool
    roles: tuple[tuple[Role, str], ...]


def find_actor(staff_id: int) -> Actor | None:
    """Return who an account is and may do, read afresh for each request; None once closed."""
    rows = db.session.execute(
        select(
            Staff.name,
            Staff.language,
            StaffRole.role,
            StaffRole.department_id,
            StaffRole.centre_id,
            Region.path,
        )
        .outerjoin(StaffRole, StaffRole.staff_id == Staff.id)
        .outerjoin(Region, Region.id == StaffRole.region_id)
        .where(Staff.id == staff_id, Staff.active)
        .order_by(StaffRole.id)
    ).all()
    if not rows:
        return None
    grants = tuple(
        Grant(
            role=row.role,
            region_path=row.path,
            department_id=row.department_id,
            centre_id=row.centre_id,
        )
        for row in rows
        if row.role is not None
    )
    return Actor(staff_id=staff_id, name=rows[0].name, language=rows[0].language, grants=grants)


def list_staff(session: Session, actor: Actor) -> list[StaffCard]:
    """Return the accounts with a role where `actor` administers, by e-mail; two queries."""
    scopes = _scopes_by_account(session)
    within = Within(
        region=StaffRole.region_id, department=StaffRole.department_id, centre=StaffRole.centre_id
    )
    mine = scoped(select(StaffRole.staff_id), actor, Action.MANAGE_ORGANISATION, within)
    accounts = session.scalars(select(Staff).where(Staff.id.in_(mine)).order_by(Staff.email))
    return [
        StaffCard(
            id=row.id,
            email=row.email,
            name=row.name,
            active=row.active,
            roles=tuple(scopes.get(row.id, ())),
        )
        for row in accounts
    ]


def _scopes_by_account(session: Session) -> Mapping[int, list[tuple[Role, str]]]:
    rows = session.execute(
        select(StaffRole.staff_id, StaffRole.role, Region.names, Department.name, Centre.names)
        .outerjoin(Region, Region.id == StaffRole.region_id)
        .outerjoin(Department, Department.id == StaffRole.department_id)
        .outerjoin(Centre, Centre.id == StaffRole.centre_id)
    )
    found: dict[int, list[tuple[Role, str]]] = {}
    for staff_id, role, region, department, centre in rows:
        name = department or (region or centre or {}).get("zh-Hans", "")
        found.setdefault(staff_id, []).append((role, name))
    return found


def staff_names(session: Session, staff_ids: Collection[int]) -> Mapping[int, str]:
    """Return the names of some accounts by id; one query."""
    rows = session.execute(select(Staff.id, Staff.name).where(Staff.id.in_(staff_ids)))
    return {staff_id: name for staff_id, name in rows}  # noqa: C416 - dict() does not know rows
