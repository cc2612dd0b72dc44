"""Set up departments and centres; for commands and the demo."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundwork.audit import Subject, record
from kernel.access import Actor
from organisation.refusals import NoSuchScope
from organisation.rules import check_uscc
from organisation.tables import (
    Centre,
    CounterWindow,
    Department,
    Pool,
    PoolServes,
    Region,
    Station,
)
from organisation.usecases.hours import insert_hours
from organisation.values import NewCentre, NewDepartment, NewPool


def add_department(session: Session, new: NewDepartment, *, actor: Actor, now: datetime) -> int:
    """Add a department; return its id. Raises NoSuchScope, WrongCreditCode."""
    check_uscc(new.uscc)
    names = dict(new.names)
    department = Department(
        code=new.code,
        name=names.pop("zh-Hans"),
        names=names,
        region_id=_region_id(session, new.region),
        phone=new.phone,
        line=new.line,
        uscc=new.uscc,
    )
    session.add(department)
    session.flush()
    record(
        session,
        actor,
        "department.add",
        Subject("department", department.id),
        now=now,
        code=new.code,
    )
    return department.id


def add_centre(session: Session, new: NewCentre, *, actor: Actor, now: datetime) -> int:
    """Open a centre with its hours, pools, windows and departments; return its id."""
    centre = Centre(
        slug=new.slug,
        names=dict(new.names),
        addresses=dict(new.addresses),
        region_id=_region_id(session, new.region),
        calendar_code=new.calendar,
        phone=new.phone,
        latitude=new.latitude,
        longitude=new.longitude,
        slot_minutes=new.slot_minutes,
    )
    session.add(centre)
    session.flush()
    for hours in new.hours:
        insert_hours(session, centre.id, hours)
    for pool in new.pools:
        _add_pool(session, centre.id, pool)
    session.add_all(
        Station(centre_id=centre.id, department_id=_department_id(session, code))
        for code in new.stationed
    )
    record(session, actor, "centre.add", Subject("centre", centre.id), now=now, slug=new.slug)
    return centre.id


def _add_pool(session: Session, centre_id: int, new: NewPool) -> None:
    pool = Pool(centre_id=centre_id, name=new.name, comprehensive=new.comprehensive)
    session.add(pool)
    session.flush()
    session.add_all(
        CounterWindow(centre_id=centre_id, pool_id=pool.id, number=number, name=name)
        for number, name in new.windows
    )
    session.add_all(
        PoolServes(pool_id=pool.id, department_id=_department_id(session, code))
        for code in new.serves
    )


def _region_id(session: Session, code: str) -> int:
    found = session.scalar(select(Region.id).where(Region.code == code))
    if found is None:
        raise NoSuchScope(scope=code)
    return found


def _department_id(session: Session, code: str) -> int:
    found = session.scalar(select(Department.id).where(Department.code == code))
    if found is None:
        raise NoSuchScope(scope=code)
    return found
