"""Halls with windows, cut days and bookings, with dull defaults."""

import secrets
from datetime import date, datetime, time, timedelta
from typing import Any

from flask import g

from booking.usecases.book_visit import book_visit
from booking.usecases.open_day import open_day
from booking.values import Booked, BookVisit, OpenDay, Recut
from kernel.access import CITIZEN, Actor
from kernel.clock import at_office, office_day
from kernel.db import transaction
from organisation.queries import centre_by_id
from organisation.tables import (
    Calendar,
    Centre,
    CounterWindow,
    Department,
    OpeningHours,
    Pool,
    Region,
    Station,
)
from organisation.values import RegionKind, RegionLevel
from tests.catalogue.builders import a_published_item
from tests.clock import NOW

MONDAY = office_day(NOW)
TUESDAY = MONDAY + timedelta(days=1)
OPENS, CLOSES = time(9), time(12)
TUESDAY_9 = at_office(TUESDAY, OPENS)
PHONE = "13900000000"


def a_centre(
    slug: str = "hall",
    *,
    windows: int = 5,
    pools: int = 1,
    hours: tuple[tuple[time, time], ...] = ((OPENS, CLOSES),),
    weekdays: range = range(5),
) -> int:
    """A hall with comprehensive pools of `windows` each, open on weekday mornings."""
    g.pop("organisation", None)  # what this context has read of the places is old now
    with transaction() as session:
        region = _region(session)
        if session.get(Calendar, "CN") is None:
            session.add(
                Calendar(code="CN", name="全国", parent_code=None, known_until=date(2026, 12, 31))
            )
            session.flush()
        centre = Centre(
            slug=slug,
            names={"zh-Hans": "云澜政务服务中心", "en": "Yunlan Hall", "ug": "يۈنلەن مەركىزى"},
            addresses={"zh-Hans": "澜江大道16号", "en": "16 Lanjiang Avenue"},
            region_id=region.id,
            calendar_code="CN",
            phone="0900-1000001",
            latitude=None,
            longitude=None,
            slot_minutes=30,
        )
        session.add(centre)
        session.flush()
        for weekday in weekdays:
            for opens, closes in hours:
                session.add(
                    OpeningHours(centre_id=centre.id, weekday=weekday, opens=opens, closes=closes)
                )
        for number in range(1, pools + 1):
            _pool(session, centre.id, number, windows)
        return centre.id


def _region(session: Any) -> Region:
    found: Region | None = session.query(Region).first()
    if found:
        return found
    region = Region(
        code="650000000000",
        names={"zh-Hans": "云澜", "en": "Yunlan"},
        kind=RegionKind.ADMINISTRATIVE,
        level=RegionLevel.PREFECTURE,
        parent_id=None,
        path="/",
    )
    session.add(region)
    session.flush()
    region.path = f"/{region.id}/"
    return region


def _pool(session: Any, centre_id: int, number: int, windows: int) -> None:
    pool = Pool(centre_id=centre_id, name=f"综合窗口{number}", comprehensive=True)
    session.add(pool)
    session.flush()
    for window in range(windows):
        session.add(
            CounterWindow(
                centre_id=centre_id, pool_id=pool.id, number=f"{number}-{window}", name="窗口"
            )
        )


def an_item(name: str = "居住证申领", **facts: Any) -> str:
    """A published item whose department is stationed at every hall; return its code."""
    saved = a_published_item(name, **facts)
    with transaction() as session:
        for centre in session.query(Centre):
            for department in session.query(Department):
                if session.get(Station, (centre.id, department.id)) is None:
                    session.add(Station(centre_id=centre.id, department_id=department.id))
    return saved.code


def cut_day(centre_id: int, day: date = TUESDAY, *, now: datetime = NOW) -> Recut:
    centre = centre_by_id(centre_id)
    with transaction() as session:
        return open_day(session, OpenDay(centre=centre, day=day), now=now)


def a_hall(**facts: Any) -> tuple[int, str]:
    """A hall, an item it serves, and Tuesday morning cut: (centre id, item code)."""
    hall = {name: facts.pop(name) for name in ("windows", "pools", "hours") if name in facts}
    centre_id = a_centre(**hall)
    code = an_item(**facts)
    cut_day(centre_id)
    return centre_id, code


def a_command(centre_id: int, code: str | tuple[str, ...], **given: Any) -> BookVisit:
    codes = (code,) if isinstance(code, str) else code
    return BookVisit(
        **{
            "centre_id": centre_id,
            "item_codes": codes,
            "starts": TUESDAY_9,
            "name": "古丽",
            "phone": PHONE,
            "locale": "ug",
            "submission": secrets.token_urlsafe(16),
            **given,
        }
    )


def a_booking(
    centre_id: int, code: str | tuple[str, ...], *, actor: Actor = CITIZEN, **given: Any
) -> Booked:
    with transaction() as session:
        return book_visit(session, a_command(centre_id, code, **given), actor, now=NOW)
