"""Staff enter and change regions, departments and halls, within their reach."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from groundwork.tables import AuditEntry
from kernel.access import Role
from organisation.tables import Department, Region
from tests.client import PageClient
from tests.organisation.builders import COUNTY, OTHER_COUNTY, PASSWORD, a_small_world, an_account
from tests.queries import Queries

HERE, ELSEWHERE = 2, 3  # the counties of the small world, by id
BASE = "/staff/organisation"
REGION = {"name": "新村", "code": "650101", "level": "village"}
DEPARTMENT = {"name": "档案局", "code": "archive", "phone": "0900-1"}
CENTRE = {"slug": "east", "name": "东中心", "address": "东路1号", "calendar": "CN-XJ"}


@pytest.fixture
def admin(app: Flask, client: PageClient) -> PageClient:
    """An administrator of one county."""
    a_small_world()
    an_account("admin@hall.example", Role.ADMINISTRATOR, COUNTY)
    client.submit("/staff/sign-in", {"email": "admin@hall.example", "password": PASSWORD})
    return client


def actions(session: Session) -> list[str]:
    return list(session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))


@pytest.mark.parametrize(
    ("page", "fields", "action"),
    [
        ("regions", REGION, "region.add"),
        ("departments", DEPARTMENT, "department.add"),
        ("centres", CENTRE, "centre.add"),
    ],
)
def test_what_is_entered_stands_in_the_list_and_in_the_audit(
    admin: PageClient, session: Session, page: str, fields: dict[str, str], action: str
) -> None:
    assert admin.submit(f"{BASE}/{page}", fields, form=-1).status_code == 302

    assert fields["name"] in admin.get(f"{BASE}/{page}").text
    assert actions(session)[-1] == action


@pytest.mark.parametrize(
    ("page", "fields", "said"),
    [
        ("regions", {**REGION, "code": COUNTY}, "is the code of another region"),
        ("regions", {**REGION, "code": "police"}, "is the code of another region"),
        ("regions", {**REGION, "code": "a b"}, "Use letters a to z"),
        ("regions", {**REGION, "name": " "}, "Enter the name in Chinese"),
        ("departments", {**DEPARTMENT, "name": "police局"}, "already one called police局"),
        ("departments", {**DEPARTMENT, "code": "hall"}, "is the code of another region"),
        ("departments", {**DEPARTMENT, "uscc": "11659800MB00010113"}, "not a valid unified"),
        ("centres", {**CENTRE, "slug": "hall"}, "is the code of another region"),
        ("centres", {**CENTRE, "slug": "../x"}, "Use letters a to z"),
        ("centres", {**CENTRE, "latitude": "91", "longitude": "1"}, "from -90 to 90"),
        ("centres", {**CENTRE, "latitude": "nan", "longitude": "1"}, "from -90 to 90"),
        ("centres", {**CENTRE, "latitude": "45"}, "Enter both latitude and longitude"),
        ("centres", {**CENTRE, "longitude": "84"}, "Enter both latitude and longitude"),
        ("centres", {**CENTRE, "slot_minutes": "0"}, "Enter 5 to 240 minutes"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    admin: PageClient, page: str, fields: dict[str, str], said: str
) -> None:
    answer = admin.submit(f"{BASE}/{page}", fields, form=-1)

    assert 400 <= answer.status_code < 500
    assert said in answer.text
    assert f'value="{fields["code" if "code" in fields else "slug"]}"' in answer.text


def test_a_region_is_renamed_and_keeps_names_in_other_languages(
    admin: PageClient, session: Session
) -> None:
    session.get_one(Region, HERE).names = {"zh-Hans": "旧", "kk": "Ескі"}
    session.commit()

    changed = {"name": "新县", "name_en": "New County", "calendar": "CN"}
    assert admin.submit(f"{BASE}/regions/{HERE}", changed, form=-1).status_code == 302

    region = session.get_one(Region, HERE)
    assert region.names == {"zh-Hans": "新县", "en": "New County", "ug": "", "kk": "Ескі"}
    assert (region.code, region.calendar_code) == (COUNTY, "CN")


def test_a_department_is_renamed(admin: PageClient, session: Session) -> None:
    path = f"{BASE}/departments/1"

    assert admin.submit(path, {"name": "公安局", "phone": "110"}, form=-1).status_code == 302

    department = session.get_one(Department, 1)
    assert (department.name, department.code, department.phone) == ("公安局", "police", "110")


def test_a_department_gets_its_credit_code_as_the_certificate_prints_it(
    admin: PageClient, session: Session
) -> None:
    path = f"{BASE}/departments/1"

    changed = {"name": "公安局", "uscc": "11659800 mb0001011-2"}
    assert admin.submit(path, changed, form=-1).status_code == 302

    assert session.get_one(Department, 1).uscc == "11659800MB00010112"
    assert 'value="11659800MB00010112"' in admin.get(path).text


def test_a_wrong_credit_code_is_refused_and_the_old_one_stays(
    admin: PageClient, session: Session
) -> None:
    path = f"{BASE}/departments/1"

    answer = admin.submit(path, {"name": "公安局", "uscc": "11659800MB00010113"}, form=-1)

    assert answer.status_code == 422
    assert "11659800MB00010113 is not a valid unified social credit code." in answer.text
    assert session.get_one(Department, 1).uscc == ""


def test_a_hall_moves_to_another_address(admin: PageClient, session: Session) -> None:
    moved = {"address": "新路2号", "latitude": "39.2", "longitude": "84.3", "phone": "0900-7"}

    assert admin.submit(f"{BASE}/centres/hall/facts", moved, form=-1).status_code == 302

    page = admin.get("/zh-Hans/centres/hall").text
    assert "新路2号" in page
    assert "geo:39.2,84.3" in page
    assert actions(session)[-1] == "centre.change"


@pytest.mark.parametrize(
    "path",
    [
        f"regions/{ELSEWHERE}",
        "regions/1",  # above
        "departments/2",
        "centres/other",
        "centres/other/facts",
        "centres/other/hours",
        "centres/other/departments",
        "centres/other/pools/2",
        "centres/other/windows/3",
        "centres/hall/pools/2",
        "centres/hall/windows/3",
    ],
)
def test_what_is_anothers_is_not_there(admin: PageClient, path: str) -> None:
    assert admin.get(f"{BASE}/{path}").status_code == 404
    assert admin.post(f"{BASE}/{path}", data={"name": "x"}).status_code in (404, 405)


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        ("regions", {**REGION, "parent": OTHER_COUNTY}),
        ("departments", {**DEPARTMENT, "region": OTHER_COUNTY}),
        ("centres", {**CENTRE, "region": OTHER_COUNTY, "slot_minutes": "30"}),
    ],
)
def test_nothing_is_entered_in_anothers_region(
    admin: PageClient, session: Session, page: str, fields: dict[str, str]
) -> None:
    before = len(actions(session))

    assert admin.post(f"{BASE}/{page}", data=fields).status_code == 422
    assert len(actions(session)) == before


@pytest.mark.parametrize("page", ["regions", "departments", "centres", ""])
def test_a_list_asks_the_same_however_long_it_is(
    admin: PageClient, count_queries: Any, page: str
) -> None:
    def asked() -> Queries:
        with count_queries() as queries:
            admin.get(f"{BASE}/{page}")
        return queries  # type: ignore[no-any-return]

    few = asked()
    for number in range(3):
        admin.submit(f"{BASE}/regions", {"name": f"村{number}", "code": f"v{number}"}, form=-1)
        admin.submit(f"{BASE}/departments", {"name": f"局{number}", "code": f"d{number}"}, form=-1)
        admin.submit(f"{BASE}/centres", {**CENTRE, "slug": f"c{number}"}, form=-1)

    assert len(asked()) == len(few)
