from datetime import date

from flask import Flask
from sqlalchemy.orm import Session

from kernel.access import SYSTEM
from kernel.db import transaction
from organisation.queries import find_remedy
from organisation.usecases.remedies import add_remedy
from organisation.values import DepartmentId, NewRemedy, RegionId, RemedyCard
from tests.clock import NOW
from tests.organisation.builders import a_small_world

ROOT_ID, COUNTY_ID = RegionId(1), RegionId(2)


def a_remedy(
    authority: str,
    region: RegionId = ROOT_ID,
    department: int | None = None,
    until: date | None = None,
) -> None:
    card = RemedyCard(
        authority=authority, authority_address="a", court="c", court_address="b", source="s"
    )
    command = NewRemedy(
        region_id=region,
        department_id=DepartmentId(department) if department else None,
        remedy=card,
        valid_from=date(2024, 1, 1),
        valid_until=until,
        checked_on=None,
    )
    with transaction() as session:
        add_remedy(session, command, actor=SYSTEM, now=NOW)


def found(session: Session, on: date = date(2026, 11, 23)) -> str | None:
    card = find_remedy(session, COUNTY_ID, 1, on)
    return card.authority if card else None


def test_no_entry_no_remedy(app: Flask, session: Session) -> None:
    a_small_world()

    assert found(session) is None


def test_the_departments_own_entry_goes_before_the_regions(app: Flask, session: Session) -> None:
    a_small_world()
    a_remedy("地区行政公署")
    assert found(session) == "地区行政公署"

    a_remedy("县人民政府", COUNTY_ID)
    assert found(session) == "县人民政府"

    a_remedy("上级税务局", ROOT_ID, 1)
    assert found(session) == "上级税务局"


def test_an_entry_holds_between_its_days(app: Flask, session: Session) -> None:
    a_small_world()
    a_remedy("旧机关", until=date(2025, 6, 30))

    assert found(session, date(2023, 12, 31)) is None
    assert found(session, date(2024, 1, 1)) == "旧机关"
    assert found(session, date(2025, 6, 30)) == "旧机关"
    assert found(session, date(2025, 7, 1)) is None
