"""What somebody may change: regions, departments and centres within their roles."""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from kernel.access import Action, Actor
from organisation.queries.places import list_centres, list_departments, list_regions
from organisation.queries.scopes import Within, scoped
from organisation.tables import Centre, Department, Region, Station
from organisation.values import CentreCard, DepartmentCard, RegionCard


def regions_within(session: Session, actor: Actor, action: Action) -> list[RegionCard]:
    """Return the regions where `actor` may do `action`, parents first."""
    query = scoped(select(Region.id), actor, action, Within(region=Region.id))
    mine = set(session.scalars(query))
    return [region for region in list_regions().values() if region.id in mine]


def departments_within(session: Session, actor: Actor, action: Action) -> list[DepartmentCard]:
    """Return the departments on which `actor` may do `action`, in the order they were added."""
    within = Within(region=Department.region_id, department=Department.id)
    mine = set(session.scalars(scoped(select(Department.id), actor, action, within)))
    return [one for one in list_departments().values() if one.id in mine]


def centres_within(session: Session, actor: Actor, action: Action) -> list[CentreCard]:
    """Return the centres where `actor` may do `action`, by slug."""
    within = Within(region=Centre.region_id, centre=Centre.id)
    mine = set(session.scalars(scoped(select(Centre.id), actor, action, within)))
    return [centre for centre in list_centres() if centre.id in mine]


def departments_reached(actor: Actor, action: Action) -> Select[int]:
    """Return a query of the ids of departments on which `actor` may do `action`.

    Who has a centre reaches the departments that are stationed there.
    """
    query = select(Department.id).outerjoin(Station, Station.department_id == Department.id)
    within = Within(region=Department.region_id, department=Department.id, centre=Station.centre_id)
    return scoped(query, actor, action, within)


def regions_below(path: str) -> Select[int]:
    """Return a query of the ids of a region and all below it."""
    return select(Region.id).where(Region.path.like(f"{path}%"))
