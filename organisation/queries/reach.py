"""What somebody may change: regions, departments and centres within their roles."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from kernel.access import Action, Actor
from organisation.queries.places import list_centres, list_departments, list_regions
from organisation.queries.scopes import Within, scoped
from organisation.tables import Centre, Department, Region
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
