"""A prefecture with two counties that hold no items yet, and those who are to keep them."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kernel import clock
from kernel.access import SYSTEM, Role
from kernel.db import transaction
from organisation.usecases.accounts import create_staff
from organisation.usecases.calendars import load_calendars
from organisation.usecases.places import add_region
from organisation.usecases.set_up import add_department
from organisation.values import (
    GENERAL_LINE,
    NewDepartment,
    NewRegion,
    NewStaff,
    RegionKind,
    RegionLevel,
)
from tests.application import inside

PREFECTURE, COUNTY, OTHER_COUNTY = "450600000000", "450603000000", "450681000000"
PASSWORD = "a long password of the tests"
REGIONS = (
    (PREFECTURE, "港城", None),
    (COUNTY, "城区", PREFECTURE),
    (OTHER_COUNTY, "东城", PREFECTURE),
)
POINTS = {COUNTY: "城区政务服务局", OTHER_COUNTY: "东城政务服务局"}
STAFF = {
    "editor": (Role.EDITOR, PREFECTURE),
    "reviewer": (Role.REVIEWER, PREFECTURE),
    "office": (Role.PUBLISHER, PREFECTURE),
    "county": (Role.EDITOR, f"point-{COUNTY}"),
}
FEW, MANY, DAYS, PARTS = 8, 40, 3, 3


@dataclass(frozen=True)
class Chosen:
    """A department of a list, and items of it that have a limit, conditions and materials."""

    department: str
    names: list[str]


def chosen(path: Path) -> Chosen:
    """Choose of a list, real or generated, a department whose items fit on one page."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    names = Counter(line["service_name"] for line in lines)
    sizes = Counter(line["department"] for line in lines)
    found: dict[str, list[str]] = {}
    for line in lines:
        if names[line["service_name"]] == 1 and _is_rich(line):
            found.setdefault(line["department"], []).append(line["service_name"])
    return next(
        Chosen(department, good)
        for department, good in found.items()
        if FEW <= sizes[department] <= MANY and len(good) >= FEW
    )


def _is_rich(line: dict[str, Any]) -> bool:
    promised, legal = line["promise_days"] or 0, line["legal_days"] or 0
    return DAYS <= promised <= legal and len(line["materials"]) >= PARTS


def open_port(folder: Path) -> None:
    """Set up regions, county departments and accounts as an operator does."""
    known: dict[str, Any] = {"actor": SYSTEM, "now": clock.now()}
    with inside(folder), transaction() as session:
        load_calendars(session, **known)
        for code, name, parent in REGIONS:
            add_region(session, _region(code, name, parent), **known)
        for region, name in POINTS.items():
            add_department(session, _point(region, name), **known)
        for who, (role, scope) in STAFF.items():
            create_staff(session, _account(who, role, scope), **known)


def _region(code: str, name: str, parent: str | None) -> NewRegion:
    return NewRegion(
        code=code,
        names={"zh-Hans": name},
        kind=RegionKind.ADMINISTRATIVE,
        level=RegionLevel.COUNTY if parent else RegionLevel.PREFECTURE,
        parent=parent,
        calendar=None if parent else "CN",
    )


def _point(region: str, name: str) -> NewDepartment:
    names = {"zh-Hans": name}
    return NewDepartment(code=f"point-{region}", names=names, region=region, line=GENERAL_LINE)


def _account(who: str, role: Role, scope: str) -> NewStaff:
    return NewStaff(
        email=f"{who}@port.example",
        name=who,
        password=PASSWORD,
        language="zh-Hans",
        role=role,
        scope=scope,
    )
