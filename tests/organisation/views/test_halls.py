"""A hall manager runs the own hall; what is booked there is never lost."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from booking.tables import Appointment, Slot
from groundwork.tables import AuditEntry
from kernel.access import Role
from organisation.queries import pools_serving, stationed
from organisation.tables import CounterWindow, Pool, Station
from tests.booking.builders import PHONE, a_booking, a_hall
from tests.client import PageClient
from tests.organisation.builders import PASSWORD, a_small_world, an_account

HALL = "/staff/organisation/centres/hall"
MANAGER = "manager@hall.example"


def sign_in(client: PageClient) -> PageClient:
    an_account(MANAGER, Role.HALL_MANAGER, "hall")
    client.submit("/staff/sign-in", {"email": MANAGER, "password": PASSWORD})
    return client


@pytest.fixture
def manager(app: Flask, client: PageClient) -> PageClient:
    a_small_world()
    return sign_in(client)


@pytest.fixture
def work(app: Flask) -> Callable[[], None]:
    """Let the worker do what is due."""

    def once() -> None:
        app.test_cli_runner().invoke(args=["jobs", "work", "--once"], catch_exceptions=False)

    return once


def last_action(session: Session) -> str | None:
    return session.scalar(select(AuditEntry.action).order_by(AuditEntry.id.desc()).limit(1))


def test_the_menu_leads_to_the_own_hall_and_to_no_other(manager: PageClient) -> None:
    page = manager.get("/staff/organisation/centres").text

    assert 'href="/staff/organisation/centres/hall"' in page
    assert "/centres/other" not in page
    assert "/staff/organisation/centres" in manager.get("/staff/desk").text
    assert "Open a hall" not in page
    assert manager.get("/staff/organisation/").status_code == 403
    assert manager.get("/staff/organisation/centres/other").status_code == 404


def test_whoever_manages_no_hall_sees_no_entry(app: Flask, client: PageClient) -> None:
    a_small_world()
    an_account("clerk@hall.example", Role.CLERK, "hall")
    client.submit("/staff/sign-in", {"email": "clerk@hall.example", "password": PASSWORD})

    assert "/staff/organisation/centres" not in client.get("/staff/desk").text
    assert client.get(HALL).status_code == 403


def test_windows_are_added_renumbered_closed_and_opened(
    manager: PageClient, session: Session
) -> None:
    wish = {"number": "A9", "window_name": "九号"}
    assert manager.submit(HALL, wish, form=-2).status_code == 302
    window = session.scalars(select(CounterWindow).where(CounterWindow.number == "A9")).one().id
    path = f"{HALL}/windows/{window}"

    manager.submit(path, {"number": "A10", "window_name": "十号"}, form=-1)
    manager.post(f"{path}/close")

    changed = session.get_one(CounterWindow, window)
    assert (changed.number, changed.name, changed.open) == ("A10", "十号", False)
    manager.post(f"{path}/open")
    session.expire_all()
    assert session.get_one(CounterWindow, window).open
    assert last_action(session) == "window.turn"


def test_a_number_hangs_over_one_window_only(manager: PageClient) -> None:
    answer = manager.submit(HALL, {"number": "hall-1", "window_name": "又一个"}, form=-2)

    assert answer.status_code == 409
    assert "Another window here has the number hall-1" in answer.text
    changed = manager.submit(f"{HALL}/windows/1", {"number": "hall-2"}, form=-1)
    assert changed.status_code == 409


def test_a_window_joins_no_pool_of_another_hall(manager: PageClient, session: Session) -> None:
    other = session.scalars(select(Pool).where(Pool.centre_id == 2)).one().id
    wish = {"number": "9", "window_name": "九号", "pool": str(other)}

    assert manager.post(f"{HALL}/windows", data=wish).status_code == 422
    assert manager.post(f"{HALL}/windows/3/close").status_code == 404
    assert manager.post(f"{HALL}/pools/{other}/close").status_code == 404


def test_a_special_pool_serves_whom_it_is_told_to(manager: PageClient, session: Session) -> None:
    manager.post(f"{HALL}/pools", data={"pool_name": "专窗"})  # an unticked box is not sent
    pool = session.scalars(select(Pool).where(Pool.name == "专窗")).one()
    manager.submit(HALL, {"number": "S1", "window_name": "专", "pool": str(pool.id)}, form=-2)
    tax = {"department": "2"}

    assert manager.submit(f"{HALL}/pools/{pool.id}", tax, form=-1).status_code == 302

    assert [one.id for one in pools_serving(session, 1, {2})] == [pool.id]
    assert not pool.comprehensive
    manager.post(f"{HALL}/pools/{pool.id}/departments/2/remove")
    assert pools_serving(session, 1, {2}) == []
    assert manager.post(f"{HALL}/pools/{pool.id}/departments/2/remove").status_code == 404


def test_a_pool_is_renamed_but_not_to_a_name_that_is_taken(
    manager: PageClient, session: Session
) -> None:
    manager.submit(HALL, {"pool_name": "专窗"}, form=-1)

    assert manager.submit(f"{HALL}/pools/1", {"pool_name": "大厅"}, form=-2).status_code == 302
    taken = manager.submit(f"{HALL}/pools/1", {"pool_name": "专窗"}, form=-2)

    assert (taken.status_code, "already one called 专窗" in taken.text) == (409, True)
    assert session.get_one(Pool, 1).name == "大厅"


def test_departments_come_and_go(manager: PageClient, session: Session) -> None:
    path = f"{HALL}/departments"

    assert manager.submit(path, {"department": "2"}, form=-1).status_code == 302
    assert stationed(session, 1) == [1, 2]
    assert manager.post(f"{path}/1/remove").status_code == 302
    assert stationed(session, 1) == [2]
    assert session.get(Station, (1, 1)) is None
    assert last_action(session) == "department.withdraw"


def test_free_times_follow_new_hours_and_windows(
    manager: PageClient, session: Session, work: Callable[[], None]
) -> None:
    work()
    before = session.query(Slot).filter_by(centre_id=1).count()
    hours = {"weekday": "1", "opens": "16:00", "closes": "17:00"}

    manager.submit(f"{HALL}/hours", hours, form=-1)
    manager.submit(HALL, {"number": "3", "window_name": "三号"}, form=-2)
    work()

    slots = session.query(Slot).filter_by(centre_id=1)
    assert slots.count() > before
    assert {slot.capacity for slot in slots} == {3}


def test_closing_windows_keeps_visits_says_so_and_offers_no_more(
    app: Flask, client: PageClient, session: Session, work: Callable[[], None]
) -> None:
    centre_id, item = a_hall(windows=3)
    visit = a_booking(centre_id, item)
    manager = sign_in(client)

    assert manager.post(f"{HALL}/pools/1/close").status_code == 302

    told = manager.get(HALL).text
    assert "More visits are booked than windows are open" in told
    assert f'href="tel:{PHONE}"' in told
    work()
    assert "More visits are booked than windows are open" in manager.get(HALL).text
    kept = session.query(Appointment).one()
    assert (kept.reference, kept.state.value) == (visit.reference, "booked")
    assert [slot.taken for slot in session.query(Slot)] == [1]
    manager.post(f"{HALL}/pools/1/open")
    work()
    assert "More visits are booked than windows are open" not in manager.get(HALL).text
    assert session.query(Slot).count() > 1
