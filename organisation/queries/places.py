"""Regions, departments, centres and who serves what where."""

from collections.abc import Collection, Mapping
from typing import TypeVar, cast

from sqlalchemy import Integer, bindparam, exists, func, or_, select
from sqlalchemy.orm import Session

from kernel.db import db, table_of
from kernel.refusals import NotFound
from organisation.queries.kept import kept
from organisation.tables import (
    Centre,
    CounterWindow,
    Department,
    Pool,
    PoolServes,
    Region,
    Station,
)
from organisation.values import (
    CentreCard,
    CentreId,
    DepartmentCard,
    DepartmentId,
    PoolCard,
    PoolId,
    RegionCard,
    RegionId,
)

Place = TypeVar("Place", Centre, Department, Region)

# Built once, of plain tables: every booking asks who serves what. A pool serves all departments
# asked for where as many of them are served by it as were asked for.
POOL, DEPARTMENT, SERVES = table_of(Pool), table_of(Department), table_of(PoolServes).c
STATION, WINDOW = table_of(Station).c, table_of(CounterWindow).c
_NAMED = (
    exists()
    .where(SERVES.pool_id == POOL.c.id, SERVES.department_id == DEPARTMENT.c.id)
    .correlate(POOL, DEPARTMENT)
)
_STATIONED = (
    exists()
    .where(STATION.centre_id == POOL.c.centre_id, STATION.department_id == DEPARTMENT.c.id)
    .correlate(POOL, DEPARTMENT)
)
_SERVES_ALL = (
    select(func.count())
    .select_from(DEPARTMENT)
    .where(
        DEPARTMENT.c.id.in_(bindparam("departments", type_=Integer, expanding=True)),
        or_(_NAMED, POOL.c.comprehensive & _STATIONED),
    )
    .correlate(POOL)
    .scalar_subquery()
) == bindparam("count")
_POOLS = (
    select(POOL.c.id, POOL.c.centre_id, POOL.c.name, POOL.c.comprehensive, func.count(WINDOW.id))
    .outerjoin(table_of(CounterWindow), (WINDOW.pool_id == POOL.c.id) & WINDOW.open)
    .group_by(POOL.c.id)
    .order_by(POOL.c.id)
)
POOLS = _POOLS.where(POOL.c.centre_id == bindparam("centre"))
POOLS_SERVING = POOLS.where(_SERVES_ALL)
POOLS_SERVING_AT = _POOLS.where(
    POOL.c.centre_id.in_(select(Centre.id).where(Centre.slug == bindparam("slug"))), _SERVES_ALL
)
CENTRES_SERVING = (
    select(Centre)
    .where(
        Centre.id.in_(
            select(Pool.centre_id)
            .join(CounterWindow, CounterWindow.pool_id == Pool.id)
            .where(CounterWindow.open, _SERVES_ALL)
        )
    )
    .order_by(Centre.slug)
)


def list_centres() -> list[CentreCard]:
    """Return all centres by slug; kept until one changes."""
    return kept("centres", lambda: [_centre(row) for row in _all(Centre, Centre.slug)])


def get_centre(slug: str) -> CentreCard:
    """Return one centre. Raises NotFound."""
    return _first(centre for centre in list_centres() if centre.slug == slug)


def centre_by_id(centre_id: int) -> CentreCard:
    """Return one centre. Raises NotFound."""
    return _first(centre for centre in list_centres() if centre.id == centre_id)


def list_departments() -> Mapping[int, DepartmentCard]:
    """Return all departments by id; kept until one changes."""
    return kept(
        "departments", lambda: {row.id: _department(row) for row in _all(Department, Department.id)}
    )


def get_department(department_id: int) -> DepartmentCard:
    """Return one department. Raises NotFound."""
    found = list_departments().get(department_id)
    if found is None:
        raise NotFound
    return found


def list_regions() -> Mapping[int, RegionCard]:
    """Return all regions by id, parents first; kept until one changes."""
    return kept("regions", lambda: {row.id: _region(row) for row in _all(Region, Region.path)})


def region_by_code(session: Session, code: str) -> RegionCard | None:
    """Return the region with `code`, or None."""
    row = session.scalar(select(Region).where(Region.code == code))
    return _region(row) if row else None


def department_by_code(session: Session, code: str) -> DepartmentCard | None:
    """Return the department with `code`, or None."""
    row = session.scalar(select(Department).where(Department.code == code))
    return _department(row) if row else None


def pools(session: Session, centre_id: int) -> list[PoolCard]:
    """Return the pools of one centre with the number of their open windows."""
    return [_pool(*row) for row in session.execute(POOLS, {"centre": centre_id})]


def pools_serving(
    session: Session, centre_id: int, department_ids: Collection[int]
) -> list[PoolCard]:
    """Return the pools of one centre that serve all of `department_ids`."""
    wanted = set(department_ids)
    values = {"centre": centre_id, "departments": tuple(wanted), "count": len(wanted)}
    return [_pool(*row) for row in session.execute(POOLS_SERVING, values)]


def pools_serving_at(
    session: Session, slug: str, department_ids: Collection[int]
) -> list[PoolCard]:
    """Return the same for the centre with this slug; none where there is no such centre."""
    wanted = set(department_ids)
    values = {"slug": slug, "departments": tuple(wanted), "count": len(wanted)}
    return [_pool(*row) for row in session.execute(POOLS_SERVING_AT, values)]


def centres_serving(session: Session, department_ids: Collection[int]) -> list[CentreCard]:
    """Return the centres with a pool that serves all of `department_ids`, by slug."""
    wanted = set(department_ids)
    values = {"departments": tuple(wanted), "count": len(wanted)}
    return [_centre(row) for row in session.scalars(CENTRES_SERVING, values)]


def _pool(id_: int, centre_id: int, name: str, comprehensive: bool, windows: int) -> PoolCard:
    return PoolCard(
        id=PoolId(id_),
        centre_id=CentreId(centre_id),
        name=name,
        comprehensive=comprehensive,
        windows=windows,
    )


def stationed(session: Session, centre_id: int) -> list[int]:
    """Return the ids of the departments stationed at a centre."""
    return list(
        session.scalars(
            select(Station.department_id)
            .where(Station.centre_id == centre_id)
            .order_by(Station.department_id)
        )
    )


def window_counts(session: Session) -> Mapping[int, int]:
    """Return the number of open windows of each centre, by centre id."""
    rows = session.execute(
        select(CounterWindow.centre_id, func.count())
        .where(CounterWindow.open)
        .group_by(CounterWindow.centre_id)
    )
    return {centre_id: count for centre_id, count in rows}  # noqa: C416 - dict() does not know rows


def _all(table: type[Place], order: object) -> list[Place]:
    """Return rows that read like those of `table`; objects watching for changes cost twice."""
    rows = db.session.execute(select(*table_of(table).c).order_by(cast("str", order)))
    return cast("list[Place]", list(rows))


def _first(found: object) -> CentreCard:
    for centre in cast("list[CentreCard]", found):
        return centre
    raise NotFound


def _centre(row: Centre) -> CentreCard:
    return CentreCard(
        id=CentreId(row.id),
        slug=row.slug,
        names=row.names,
        addresses=row.addresses,
        region_id=RegionId(row.region_id),
        calendar=row.calendar_code,
        phone=row.phone,
        latitude=row.latitude,
        longitude=row.longitude,
        slot_minutes=row.slot_minutes,
    )


def _department(row: Department) -> DepartmentCard:
    return DepartmentCard(
        id=DepartmentId(row.id),
        code=row.code,
        names={"zh-Hans": row.name, **row.names},
        region_id=RegionId(row.region_id),
        phone=row.phone,
        line=row.line,
        uscc=row.uscc,
    )


def _region(row: Region) -> RegionCard:
    return RegionCard(
        id=RegionId(row.id),
        code=row.code,
        names=row.names,
        kind=row.kind,
        level=row.level,
        path=row.path,
        calendar=row.calendar_code,
        festivals_delay_deadlines=row.festivals_delay_deadlines,
    )
