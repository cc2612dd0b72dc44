import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundwork.tables import AuditEntry
from kernel.access import Role
from organisation.tables import CalendarDay, OpeningHours, Remedy, Staff
from tests.client import PageClient
from tests.organisation.builders import COUNTY, PASSWORD, ROOT, a_small_world, an_account

ADMIN = "admin@hall.example"


@pytest.fixture
def admin(app: Flask, client: PageClient) -> PageClient:
    a_small_world()
    an_account(ADMIN, Role.ADMINISTRATOR, ROOT)
    client.submit("/staff/sign-in", {"email": ADMIN, "password": PASSWORD})
    return client


@pytest.fixture
def local_admin(app: Flask, client: PageClient) -> PageClient:
    a_small_world()
    an_account(ADMIN, Role.ADMINISTRATOR, COUNTY)
    client.submit("/staff/sign-in", {"email": ADMIN, "password": PASSWORD})
    return client


def count(session: Session, table: type[object]) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_adds_and_removes_a_special_day(admin: PageClient, session: Session) -> None:
    before = count(session, CalendarDay)
    path = "/staff/organisation/calendars/CN-XJ"
    data = {"day": "2027-03-11", "name": "Roza Festival", "source": "新政办发〔2027〕1号"}

    assert admin.submit(path, data, form=-1).status_code == 302
    assert count(session, CalendarDay) == before + 1

    assert admin.post(f"{path}/days/2027-03-11/remove").status_code == 302
    assert count(session, CalendarDay) == before
    assert admin.post(f"{path}/days/2027-03-11/remove").status_code == 404
    assert admin.post(f"{path}/days/yesterday/remove").status_code == 404


def test_a_place_with_days_of_its_own_gets_a_calendar(admin: PageClient) -> None:
    path = "/staff/organisation/calendars"
    new = {"code": "CN-NX", "name": "宁夏", "parent": "CN"}

    assert admin.submit(path, new, form=-1).status_code == 302
    assert admin.submit(path, new, form=-1).status_code == 409
    assert admin.submit(path, {**new, "code": "CN NX"}, form=-1).status_code == 422
    day = {"day": "2027-03-11", "name": "Roza Festival", "source": "宁政办发〔2027〕1号"}
    assert admin.submit(f"{path}/CN-NX", day, form=-1).status_code == 302
    assert "宁夏" in admin.get("/staff/organisation/centres/hall/facts").text


def test_says_what_is_wrong_with_a_day_and_keeps_what_was_typed(admin: PageClient) -> None:
    data = {"day": "2027-02-30", "name": "Roza Festival", "source": ""}

    answer = admin.submit("/staff/organisation/calendars/CN-XJ", data, form=-1)

    assert answer.status_code == 422
    assert "Enter the notice that says so" in answer.text
    assert 'value="Roza Festival"' in answer.text


def test_changes_opening_hours(admin: PageClient, session: Session) -> None:
    before = count(session, OpeningHours)
    path = "/staff/organisation/centres/hall/hours"
    data = {"weekday": "5", "opens": "10:00", "closes": "14:00"}

    assert admin.submit(path, data, form=-1).status_code == 302
    assert count(session, OpeningHours) == before + 1
    assert admin.submit(path, {**data, "closes": "09:00"}, form=-1).status_code == 422
    assert admin.submit(path, {**data, "season_from": "13-40"}, form=-1).status_code == 422


def test_another_countys_hall_is_not_there_to_change(
    local_admin: PageClient, session: Session
) -> None:
    data = {
        "weekday": "5",
        "opens": "10:00",
        "closes": "14:00",
        "season_from": "01-01",
        "season_to": "12-31",
    }

    assert local_admin.post("/staff/organisation/centres/other/hours", data=data).status_code == 404
    assert local_admin.post("/staff/organisation/centres/hall/hours", data=data).status_code == 302


def test_enters_where_refusals_are_contested(admin: PageClient, session: Session) -> None:
    path = "/staff/organisation/remedies"
    data = {
        "region": "2",
        "authority": "县人民政府",
        "authority_address": "团结路1号",
        "court": "县人民法院",
        "court_address": "团结路2号",
        "valid_from": "2024-01-01",
        "source": "行政复议法（2024年1月1日起施行）第二十四条",
    }

    assert admin.submit(path, data, form=-1).status_code == 302
    assert count(session, Remedy) == 1
    early = {**data, "valid_until": "2023-01-01"}
    assert admin.submit(path, early, form=-1).status_code == 422
    assert admin.post(f"{path}/1/remove").status_code == 302
    assert count(session, Remedy) == 0


def test_a_local_administrator_grants_nothing_beyond_the_county(
    local_admin: PageClient, session: Session
) -> None:
    path = "/staff/organisation/staff"
    data = {"email": "new@hall.example", "name": "新人", "password": PASSWORD, "role": "publisher"}

    above = local_admin.submit(path, {**data, "scope": ROOT}, form=-1)  # was not offered
    own = local_admin.submit(path, {**data, "scope": COUNTY}, form=-1)

    assert (above.status_code, own.status_code) == (422, 302)
    assert count(session, Staff) == 2
    assert "new@hall.example" in local_admin.get(path).text


def test_every_change_is_audited(admin: PageClient, session: Session) -> None:
    before = count(session, AuditEntry)
    data = {"weekday": "5", "opens": "10:00", "closes": "14:00"}

    admin.submit("/staff/organisation/centres/hall/hours", data, form=-1)

    assert count(session, AuditEntry) == before + 1


@pytest.mark.parametrize("path", ["/centres", "/centres/hall"])
@pytest.mark.parametrize("lang", ["zh-Hans", "en", "ug"])
def test_places_are_shown_to_everybody(admin: PageClient, lang: str, path: str) -> None:
    assert admin.get(f"/{lang}{path}").status_code == 200


def test_an_unknown_hall_is_not_found(admin: PageClient) -> None:
    assert admin.get("/en/centres/nowhere").status_code == 404
