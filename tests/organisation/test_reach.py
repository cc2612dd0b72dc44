"""Whatever page asks, a use case changes nothing beyond the reach of whoever acts."""

from collections.abc import Callable
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundwork.tables import AuditEntry
from kernel.access import Actor, Grant, Role
from kernel.db import transaction
from kernel.refusals import NotFound
from organisation.usecases.accounts import create_staff
from organisation.usecases.centres import enter_centre
from organisation.usecases.departments import enter_department
from organisation.usecases.pools import add_pool, serve, turn_pool
from organisation.usecases.regions import change_region, enter_region
from organisation.usecases.stations import bring_department
from organisation.usecases.windows import add_window, change_window, turn_window
from organisation.values import (
    ChangeRegion,
    NewCentre,
    NewDepartment,
    NewRegion,
    NewStaff,
    PoolId,
    PoolWish,
    RegionKind,
    RegionLevel,
    WindowWish,
)
from tests.clock import NOW
from tests.organisation.builders import COUNTY, PASSWORD, a_small_world

NAMES = {"zh-Hans": "新"}
KIND, LEVEL = RegionKind.ADMINISTRATIVE, RegionLevel.VILLAGE
OTHERS = Actor(  # administers the other county, /1/3/, its hall 2 with its pool 2
    staff_id=1, grants=(Grant(role=Role.ADMINISTRATOR, region_path="/1/3/"),)
)
REGION = NewRegion(code="v1", names=NAMES, kind=KIND, level=LEVEL, parent=COUNTY)
CHANGED = ChangeRegion(
    names=NAMES, kind=KIND, level=LEVEL, calendar=None, festivals_delay_deadlines=True
)
CENTRE = NewCentre(slug="x", names=NAMES, addresses=NAMES, region=COUNTY, calendar="CN")
STAFF = NewStaff(
    email="x@hall.example", name="", password=PASSWORD, language="en", role=Role.CLERK, scope="hall"
)
HERE = WindowWish(pool_id=PoolId(1), number="9", name="九")
THERE = WindowWish(pool_id=PoolId(2), number="9", name="九")
CHANGES: dict[str, Callable[..., object]] = {
    "a region below": partial(enter_region, new=REGION),
    "a region of its own": partial(
        enter_region, new=NewRegion(code="v2", names=NAMES, kind=KIND, level=LEVEL)
    ),
    "another region": partial(change_region, region_id=2, wish=CHANGED),
    "a department": partial(
        enter_department, new=NewDepartment(code="x", names=NAMES, region=COUNTY)
    ),
    "a hall": partial(enter_centre, new=CENTRE),
    "an account": partial(create_staff, command=STAFF),
    "a pool": partial(add_pool, centre_id=1, wish=PoolWish(name="新", comprehensive=True)),
    "a closed pool": partial(turn_pool, pool_id=1, is_open=False),
    "one more served": partial(serve, pool_id=1, department_id=2),
    "one more stationed": partial(bring_department, centre_id=1, department_id=2),
    "a window": partial(add_window, centre_id=1, wish=HERE),
    "a window in another's pool": partial(add_window, centre_id=2, wish=HERE),
    "a window moved away": partial(change_window, window_id=1, wish=THERE),
    "a closed window": partial(turn_window, window_id=1, is_open=False),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_is_anothers_is_not_changed(
    app: Flask, session: Session, change: Callable[..., object]
) -> None:
    a_small_world()
    count = select(func.count()).select_from(AuditEntry)
    before = session.scalar(count)
    session.rollback()

    with pytest.raises(NotFound), transaction() as write:
        change(write, actor=OTHERS, now=NOW)

    assert session.scalar(count) == before
