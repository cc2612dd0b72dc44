"""Counters by what they serve, wherever they stand."""

from collections.abc import Collection

from sqlalchemy import Integer, bindparam, exists, select, union_all
from sqlalchemy.orm import Session

from kernel.db import table_of
from organisation.tables import Centre, CounterWindow, Pool, PoolServes, Region, Station
from organisation.values import CentreId, Counter, PoolId, RegionLevel

# Built once, of plain tables: every page that says where something can be handed in asks.
POOL, CENTRE, REGION = table_of(Pool), table_of(Centre), table_of(Region)
STATION, SERVES, WINDOW = table_of(Station).c, table_of(PoolServes).c, table_of(CounterWindow).c
ASKED = bindparam("departments", type_=Integer, expanding=True)
OPEN = exists().where(WINDOW.pool_id == POOL.c.id, WINDOW.open).correlate(POOL)
_SERVED = union_all(
    select(SERVES.pool_id, SERVES.department_id).where(SERVES.department_id.in_(ASKED)),
    select(POOL.c.id, STATION.department_id)
    .where(STATION.centre_id == POOL.c.centre_id, POOL.c.comprehensive)
    .where(STATION.department_id.in_(ASKED)),
).subquery("served")
_COUNTERS = (
    select(
        POOL.c.id, POOL.c.centre_id, REGION.c.path, POOL.c.comprehensive, _SERVED.c.department_id
    )
    .join(CENTRE, CENTRE.c.id == POOL.c.centre_id)
    .join(REGION, REGION.c.id == CENTRE.c.region_id)
    .outerjoin(_SERVED, _SERVED.c.pool_id == POOL.c.id)
    .where(OPEN)
    .order_by(CENTRE.c.slug, POOL.c.id)
)
COUNTERS = {False: _COUNTERS, True: _COUNTERS.where(POOL.c.centre_id == bindparam("centre"))}
ABOVE = select(REGION.c.path, REGION.c.level).where(
    REGION.c.id.in_(bindparam("ids", type_=Integer, expanding=True))
)
PATHS = select(REGION.c.id, REGION.c.path).where(
    REGION.c.id.in_(bindparam("ids", type_=Integer, expanding=True))
)


def counters(
    session: Session, department_ids: Collection[int], centre_id: int | None = None
) -> list[Counter]:
    """Return the pools with open windows of all centres, or of one; one query.

    Each says which of the departments asked for it serves.
    """
    values = {"departments": tuple(department_ids)} | (
        {"centre": centre_id} if centre_id is not None else {}
    )
    found: dict[int, tuple[int, str, bool, set[int]]] = {}
    for pool_id, hall, path, comprehensive, department in session.execute(
        COUNTERS[centre_id is not None], values
    ):
        served = found.setdefault(pool_id, (hall, path, comprehensive, set()))[3]
        if department is not None:
            served.add(department)
    return [
        Counter(
            pool_id=PoolId(pool_id),
            centre_id=CentreId(hall),
            region_path=path,
            comprehensive=comprehensive,
            departments=frozenset(served),
        )
        for pool_id, (hall, path, comprehensive, served) in found.items()
    ]


def levels_above(
    session: Session, region_ids: Collection[int]
) -> dict[int, dict[str, RegionLevel]]:
    """Return by region the paths and levels of itself and of all that it lies in; two queries.

    Reads the few rows it needs: a house may have hundreds of villages.
    """
    paths = {row.id: row.path for row in session.execute(PATHS, {"ids": tuple(region_ids)})}
    wanted = {int(part) for path in paths.values() for part in path.split("/") if part}
    levels = {row.path: row.level for row in session.execute(ABOVE, {"ids": tuple(wanted)})}
    return {
        number: {above: level for above, level in levels.items() if path.startswith(above)}
        for number, path in paths.items()
    }
