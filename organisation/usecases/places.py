"""Regions, departments and who is stationed where."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundwork.audit import Subject, record
from kernel.access import Actor
from organisation.refusals import NoSuchPlace
from organisation.tables import Department, Region, Station
from organisation.values import NewRegion, RegionKind, RegionLevel

ROOT = NewRegion(  # made when items are imported into an empty house
    code="000000000000",
    names={"zh-Hans": "全域", "en": "Whole area", "ug": "پۈتۈن رايون"},
    kind=RegionKind.ADMINISTRATIVE,
    level=RegionLevel.REGION,
)


def place_region(session: Session, code: str | None, *, actor: Actor, now: datetime) -> int:
    """Return the id of the region with `code`; without one the root, made when absent.

    Raises NoSuchPlace.
    """
    query = select(Region.id).where(Region.code == code if code else Region.parent_id.is_(None))
    found = session.scalar(query.order_by(Region.id).limit(1))
    if found is not None:
        return found
    if code:
        raise NoSuchPlace(code=code)
    return add_region(session, ROOT, actor=actor, now=now)


def add_region(session: Session, new: NewRegion, *, actor: Actor, now: datetime) -> int:
    """Add a region below its parent; return its id. Raises NoSuchPlace."""
    parent = None
    if new.parent is not None:
        parent = session.scalar(select(Region).where(Region.code == new.parent))
        if parent is None:
            raise NoSuchPlace(code=new.parent)
    region = Region(
        code=new.code,
        names=dict(new.names),
        kind=new.kind,
        level=new.level,
        parent_id=parent.id if parent else None,
        path="/",
        calendar_code=new.calendar,
        festivals_delay_deadlines=new.festivals_delay_deadlines,
    )
    session.add(region)
    session.flush()
    region.path = f"{parent.path if parent else '/'}{region.id}/"
    record(session, actor, "region.add", Subject("region", region.id), now=now, code=region.code)
    return region.id


def place_department(
    session: Session, name: str, region_id: int, *, actor: Actor, now: datetime
) -> int:
    """Return the id of the department called `name` in a region, made when absent."""
    found = session.scalar(
        select(Department.id).where(Department.region_id == region_id, Department.name == name)
    )
    if found is not None:
        return found
    department = Department(
        code=f"d-{region_id}-new", name=name, names={}, region_id=region_id, phone=""
    )
    session.add(department)
    session.flush()
    department.code = f"d-{region_id}-{department.id}"
    record(session, actor, "department.add", Subject("department", department.id), now=now)
    return department.id


def station(
    session: Session, centre_id: int, department_id: int, *, actor: Actor, now: datetime
) -> None:
    """Station a department at a centre, so that its comprehensive pools serve it."""
    if session.get(Station, (centre_id, department_id)) is None:
        session.add(Station(centre_id=centre_id, department_id=department_id))
        record(
            session,
            actor,
            "department.station",
            Subject("department", department_id),
            now=now,
            centre=centre_id,
        )
