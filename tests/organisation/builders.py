"""A small organisation, with dull defaults."""

from collections.abc import Mapping
from datetime import time

from flask import g

from kernel.access import SYSTEM, Role
from kernel.db import transaction
from organisation.usecases.accounts import create_staff
from organisation.usecases.calendars import load_calendars
from organisation.usecases.places import add_region
from organisation.usecases.set_up import add_centre, add_department
from organisation.values import (
    NewCentre,
    NewDepartment,
    NewPool,
    NewRegion,
    NewStaff,
    OpenHours,
    RegionKind,
    RegionLevel,
)
from tests.clock import NOW

PASSWORD = "a quiet afternoon"
ROOT, COUNTY, OTHER_COUNTY = "650000", "650100", "650200"


def a_region(code: str = ROOT, parent: str | None = None, calendar: str | None = "CN-XJ") -> int:
    new = NewRegion(
        code=code,
        names={"zh-Hans": f"地区{code}", "en": f"Region {code}"},
        kind=RegionKind.ADMINISTRATIVE,
        level=RegionLevel.COUNTY if parent else RegionLevel.PREFECTURE,
        parent=parent,
        calendar=calendar,
    )
    with transaction() as session:
        return add_region(session, new, actor=SYSTEM, now=NOW)


def a_department(code: str = "police", region: str = COUNTY) -> int:
    new = NewDepartment(code=code, names={"zh-Hans": f"{code}局", "en": code}, region=region)
    with transaction() as session:
        return add_department(session, new, actor=SYSTEM, now=NOW)


def an_open_centre(
    slug: str = "hall",
    region: str = COUNTY,
    *,
    stationed: tuple[str, ...] = ("police",),
    serves: Mapping[str, tuple[str, ...]] | None = None,
) -> int:
    """A hall with one comprehensive pool of two windows, and special pools by name."""
    pools = [
        NewPool(name="综合", comprehensive=True, windows=((f"{slug}-1", "1"), (f"{slug}-2", "2")))
    ]
    for name, codes in (serves or {}).items():
        window = ((f"{slug}-{name}", name),)
        pools.append(NewPool(name=name, comprehensive=False, windows=window, serves=codes))
    new = NewCentre(
        slug=slug,
        names={"zh-Hans": f"{slug}政务服务中心", "en": f"Hall {slug}"},
        addresses={"zh-Hans": "团结路1号"},
        region=region,
        calendar="CN-XJ",
        phone="0900-1000001",
        hours=tuple(OpenHours(weekday=day, opens=time(10), closes=time(14)) for day in range(5)),
        pools=tuple(pools),
        stationed=stationed,
    )
    with transaction() as session:
        return add_centre(session, new, actor=SYSTEM, now=NOW)


def a_small_world() -> None:
    """Two counties under a root, each with a department and a hall."""
    with transaction() as session:
        load_calendars(session, actor=SYSTEM, now=NOW)
    a_region()
    a_region(COUNTY, ROOT, None)
    a_region(OTHER_COUNTY, ROOT, None)
    a_department("police", COUNTY)
    a_department("tax", OTHER_COUNTY)
    an_open_centre("hall", COUNTY, stationed=("police",))
    an_open_centre("other", OTHER_COUNTY, stationed=("tax",))
    g.pop("organisation", None)


def an_account(
    email: str = "clerk@hall.example", role: Role = Role.CLERK, scope: str = "hall"
) -> int:
    new = NewStaff(
        email=email, name="古丽", password=PASSWORD, language="en", role=role, scope=scope
    )
    with transaction() as session:
        return create_staff(session, new, actor=SYSTEM, now=NOW)
