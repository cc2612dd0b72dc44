"""Two counties with a hall each, a village, and an item of the first county."""

from datetime import time, timedelta
from typing import Any

from flask import g

from booking.usecases.open_day import open_day
from booking.values import OpenDay
from catalogue.usecases.entrust_points import entrust_points
from catalogue.values.codes import Acceptance
from catalogue.values.handing_in import Entrust, PointKind
from kernel.access import SYSTEM
from kernel.clock import at_office, office_day
from kernel.db import transaction
from organisation.queries import get_centre
from organisation.usecases.places import add_region, station
from organisation.values import NewRegion, RegionKind, RegionLevel
from tests.catalogue.builders import a_published_item
from tests.clock import NOW
from tests.organisation.builders import COUNTY, a_department, a_small_world

VILLAGE = "650100001"
TUESDAY = office_day(NOW) + timedelta(days=1)
TUESDAY_10 = at_office(TUESDAY, time(10))


def neighbours() -> None:
    """The world, with Tuesday cut at both halls; the village is met at the hall of the other."""
    a_small_world()
    new = NewRegion(
        code=VILLAGE,
        names={"zh-Hans": "上柳村", "en": "Shangliu"},
        kind=RegionKind.ADMINISTRATIVE,
        level=RegionLevel.VILLAGE,
        parent=COUNTY,
    )
    with transaction() as session:
        add_region(session, new, actor=SYSTEM, now=NOW)
    for slug in ("hall", "other"):
        with transaction() as session:
            open_day(session, OpenDay(centre=get_centre(slug), day=TUESDAY), now=NOW)
    forget()


def a_village(code: str = "shangliu", slug: str = "other") -> int:
    """The department of the village, met at a hall."""
    department = a_department(code, VILLAGE)
    forget()
    with transaction() as session:
        station(session, get_centre(slug).id, department, actor=SYSTEM, now=NOW)
    forget()
    return department


def an_item_of_the_county(name: str = "高龄津贴", **facts: Any) -> tuple[int, str]:
    """A published item of the police of the first county: (id, code)."""
    said = {
        "department": "police局",
        "region": COUNTY,
        "acceptance": Acceptance.WINDOW_ACCEPTS,
        "authority_document": "云政服〔2026〕3号",
        **facts,
    }
    saved = a_published_item(name, **said)
    return saved.item_id, saved.code


def entrust(item_id: int, department_id: int, kind: PointKind = PointKind.ACCEPTANCE) -> None:
    command = Entrust(
        item_ids=(item_id,), department_ids=(department_id,), kind=kind, document="委托〔2026〕1号"
    )
    with transaction() as session:
        entrust_points(session, command, actor=SYSTEM, now=NOW)


def hall(slug: str) -> int:
    return get_centre(slug).id


def forget() -> None:
    """What this context has read of the places is old now."""
    g.pop("organisation", None)
