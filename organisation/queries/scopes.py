"""The one way to narrow a query to what somebody may see."""

from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, false, or_, select
from sqlalchemy.orm import Session

from kernel.access import Action, Actor, Grant
from kernel.refusals import NotFound
from organisation.tables import Calendar, Centre, Department, Region

Query = TypeVar("Query", bound=Select[*tuple[Any, ...]])
Column = SQLColumnExpression[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """Which columns of a query say where a row belongs."""

    region: Column | None = None
    department: Column | None = None
    centre: Column | None = None


def scoped(query: Query, actor: Actor, action: Action, within: Within) -> Query:
    """Return `query` narrowed to the rows that `actor` may do `action` on; no grant, no row."""
    if actor.system:
        return query
    reached = [
        condition
        for grant in actor.grants_for(action)
        if (condition := _reach(grant, within)) is not None
    ]
    return query.where(or_(false(), *reached))


def _reach(grant: Grant, within: Within) -> ColumnElement[bool] | None:
    if grant.centre_id is not None:
        return None if within.centre is None else within.centre == grant.centre_id
    if grant.department_id is not None:
        return None if within.department is None else within.department == grant.department_id
    return _reach_region(f"{grant.region_path}%", within)


def _reach_region(path: str, within: Within) -> ColumnElement[bool] | None:
    """A region reaches all below it, by the row's region or by that of its owner."""
    regions = select(Region.id).where(Region.path.like(path))
    reached: list[ColumnElement[bool]] = []
    if within.region is not None:
        reached.append(within.region.in_(regions))
    if within.department is not None:
        owned = select(Department.id).where(Department.region_id.in_(regions))
        reached.append(within.department.in_(owned))
    if within.centre is not None:
        reached.append(within.centre.in_(select(Centre.id).where(Centre.region_id.in_(regions))))
    return or_(*reached) if reached else None


@dataclass(frozen=True, slots=True, kw_only=True)
class At:
    """One place to ask about: any of the three may be unknown."""

    region_id: int | None = None
    department_id: int | None = None
    centre_id: int | None = None


def may_at(session: Session, actor: Actor, action: Action, at: At) -> bool:
    """Whether `actor` may do `action` at any of the places given."""
    if actor.system:
        return True
    return any(_covers(session, grant, at) for grant in actor.grants_for(action))


def _covers(session: Session, grant: Grant, at: At) -> bool:
    if grant.centre_id is not None:
        return grant.centre_id == at.centre_id
    if grant.department_id is not None:
        return grant.department_id == at.department_id
    paths = session.scalars(
        select(Region.path).where(
            or_(
                Region.id == at.region_id,
                Region.id.in_(select(Centre.region_id).where(Centre.id == at.centre_id)),
                Region.id.in_(
                    select(Department.region_id).where(Department.id == at.department_id)
                ),
            )
        )
    )
    return any(path.startswith(grant.region_path or "/none/") for path in paths)


def require_at(session: Session, actor: Actor, action: Action, at: At) -> None:
    """Raise NotFound where `actor` may not do `action` there: not yours is not there."""
    if not may_at(session, actor, action, at):
        raise NotFound


def may_change_calendar(session: Session, actor: Actor, code: str) -> bool:
    """Whether `actor` administers every centre that follows the calendar `code`.

    A calendar serves many places: who may change it for one must answer for all.
    """
    following = {code, *session.scalars(select(Calendar.code).where(Calendar.parent_code == code))}
    centres = session.scalars(select(Centre.id).where(Centre.calendar_code.in_(following))).all()
    action = Action.MANAGE_ORGANISATION
    return actor.may(action) and all(
        may_at(session, actor, action, At(centre_id=centre_id)) for centre_id in centres
    )
