"""The demo's places: regions, departments, halls, remedies and staff."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from sqlalchemy.orm import Session

from kernel.access import SYSTEM, Role
from organisation.queries import department_by_code, region_by_code
from organisation.usecases.accounts import create_staff
from organisation.usecases.calendars import load_calendars
from organisation.usecases.places import add_region
from organisation.usecases.remedies import add_remedy
from organisation.usecases.set_up import add_centre, add_department
from organisation.values import (
    DepartmentId,
    NewCentre,
    NewDepartment,
    NewPool,
    NewRegion,
    NewRemedy,
    NewStaff,
    OpenHours,
    RegionId,
    RegionKind,
    RegionLevel,
    RemedyCard,
)
from portal.demo.countryside import all_departments, all_regions, stationed_at
from portal.demo.files import PASSWORD, rows

ROW = Mapping[str, Any]


def load_places(session: Session, villages: int, *, now: datetime) -> None:
    """Load calendars, regions, departments, halls, remedies and accounts."""
    load_calendars(session, actor=SYSTEM, now=now)
    regions = all_regions(villages)
    departments = all_departments(regions)
    for row in regions:
        add_region(session, _region(row), actor=SYSTEM, now=now)
    for row in departments:
        add_department(session, _department(row), actor=SYSTEM, now=now)
    nearby = stationed_at(departments, regions)
    for row in rows("centres"):
        stationed = [*row["stationed"], *nearby.get(row["slug"], ())]
        add_centre(session, _centre({**row, "stationed": stationed}), actor=SYSTEM, now=now)
    for row in rows("remedies"):
        add_remedy(session, _remedy(session, row), actor=SYSTEM, now=now)
    for row in rows("staff"):
        create_staff(session, _staff(row), actor=SYSTEM, now=now)


def _region(row: ROW) -> NewRegion:
    return NewRegion(
        code=row["code"],
        names=row["names"],
        kind=RegionKind(row["kind"]),
        level=RegionLevel(row["level"]),
        parent=row["parent"],
        calendar=None if row["parent"] else "CN-XJ",
    )


def _department(row: ROW) -> NewDepartment:
    return NewDepartment(
        code=row["code"],
        names=row["name"],
        region=row["region"],
        phone=row.get("phone", ""),
        line=row["line"],
        uscc=row.get("uscc", ""),
    )


def _centre(row: ROW) -> NewCentre:
    return NewCentre(
        slug=row["slug"],
        names=row["names"],
        addresses=row["addresses"],
        region=row["region"],
        calendar=row["calendar"],
        phone=row["phone"],
        latitude=row["position"]["lat"],
        longitude=row["position"]["lon"],
        slot_minutes=row["slot_minutes"],
        hours=tuple(
            _hours(stretch, weekday) for stretch in row["hours"] for weekday in stretch["weekdays"]
        ),
        pools=tuple(_pool(pool, row["windows"]) for pool in row["pools"]),
        stationed=tuple(row["stationed"]),
    )


def _hours(stretch: ROW, weekday: int) -> OpenHours:
    return OpenHours(
        weekday=weekday,
        opens=time.fromisoformat(stretch["opens"]),
        closes=time.fromisoformat(stretch["closes"]),
        season_from=_month_day(stretch["season_from"]),
        season_to=_month_day(stretch["season_to"]),
    )


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


def _pool(pool: ROW, windows: list[ROW]) -> NewPool:
    return NewPool(
        name=pool["name"],
        comprehensive=pool["comprehensive"],
        windows=tuple((w["number"], w["name"]) for w in windows if w["pool"] == pool["name"]),
        serves=tuple(pool["serves"]),
    )


def _remedy(session: Session, row: ROW) -> NewRemedy:
    region = region_by_code(session, row["region"])
    department = department_by_code(session, row["department"]) if row["department"] else None
    return NewRemedy(
        region_id=RegionId(region.id if region else 0),
        department_id=DepartmentId(department.id) if department else None,
        remedy=RemedyCard(
            authority=row["authority"],
            authority_address=row["authority_address"],
            court=row["court"],
            court_address=row["court_address"],
            source=row["source"],
        ),
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_until=date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
        checked_on=None,
    )


def _staff(row: ROW) -> NewStaff:
    return NewStaff(
        email=row["email"],
        name=row["name"],
        password=PASSWORD,
        language=row["language"],
        role=Role(row["role"]),
        scope=row["scope"]["value"],
    )
