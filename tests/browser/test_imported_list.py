"""The whole visit on a real list of items, in a house that holds nothing else."""

from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from kernel import clock
from kernel.access import SYSTEM, Role
from kernel.db import transaction
from organisation.usecases.accounts import create_staff
from organisation.usecases.calendars import load_calendars
from organisation.usecases.places import add_region
from organisation.usecases.set_up import add_centre
from organisation.values import (
    NewCentre,
    NewPool,
    NewRegion,
    NewStaff,
    OpenHours,
    RegionKind,
    RegionLevel,
)
from tests.application import inside
from tests.browser.citizen import Citizen
from tests.browser.conftest import OpenPage, Visit, new_context
from tests.browser.officers import Approver, Clerk, sign_in
from tests.catalogue.twin import real_list, which_list
from tests.serving import Server, whole_house

pytestmark = [pytest.mark.browser, pytest.mark.real_list]
REGION, HALL, PASSWORD = "450600000000", "port-city", "a long password of the tests"
READ = "Read 781 items, 2876 materials, 2148 steps, 40 departments"
NAMES = {"zh-Hans": "港城政务服务中心", "en": "Port City Service Centre"}
PORT = NewRegion(
    code=REGION,
    names={"zh-Hans": "港城", "en": "Port City"},
    kind=RegionKind.ADMINISTRATIVE,
    level=RegionLevel.PREFECTURE,
    calendar="CN",
)
PORT_HALL = NewCentre(
    slug=HALL,
    names=NAMES,
    addresses=NAMES,
    region=REGION,
    calendar="CN",
    hours=tuple(OpenHours(weekday=day, opens=time(9), closes=time(17)) for day in range(7)),
    pools=(NewPool(name="综合窗口", comprehensive=True, windows=(("1", "一号"),)),),
)
STAFF = [
    NewStaff(
        email=f"{role}@port.example",
        name=role,
        password=PASSWORD,
        language="zh-Hans",
        role=role,
        scope=scope,
    )
    for role, scope in ((Role.CLERK, HALL), (Role.APPROVER, REGION))
]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A house with one hall, into which the list has been imported as an operator does it."""
    folder = tmp_path_factory.mktemp("list")
    with whole_house(folder, demo=False) as server:
        open_hall(folder)
        where = ["--region", REGION, "--centre", HALL, "--publish"]
        said = server.flask("catalogue", "import", str(real_list(folder)), *where)
        assert READ in said
        assert "781 published" in said
        server.flask("booking", "open", "--days", "4")
        yield server


def open_hall(folder: Path) -> None:
    """Open the hall and employ its people; by hand, as there is no page for halls yet."""
    known: dict[str, Any] = {"actor": SYSTEM, "now": clock.now()}
    with inside(folder), transaction() as session:
        load_calendars(session, **known)
        add_region(session, PORT, **known)
        add_centre(session, PORT_HALL, **known)
        for one in STAFF:
            create_staff(session, one, **known)


@pytest.fixture
def new_page(browser: Browser, house: Server, visit: Visit) -> Iterator[OpenPage]:
    contexts = []

    def opening(path: str, size: str = "desktop") -> Page:
        contexts.append(new_context(browser, house, size=size))
        page = contexts[-1].new_page()
        visit.watch(page)
        page.goto(path)
        return page

    yield opening
    for context in contexts:
        context.close()


@pytest.mark.parametrize("source", [which_list()])
def test_a_citizen_is_served_from(new_page: OpenPage, source: str) -> None:
    citizen = Citizen(new_page("/zh-Hans/", size="phone"), "zh-Hans", name="黄海燕")
    citizen.ask("身份证丢了")
    hit = citizen.page.locator(".hit a").first
    name = hit.inner_text()
    assert "身份证" in name
    hit.click()
    expect(citizen.page.locator("h1")).to_have_text(name)
    booked = citizen.book(HALL)

    desk = new_page("/staff/sign-in")
    sign_in(desk, "clerk@port.example", PASSWORD)
    clerk = Clerk(desk)
    clerk.find(booked)
    case = clerk.take_in("hand_over")
    office = new_page("/staff/sign-in")
    sign_in(office, "approver@port.example", PASSWORD)
    approver = Approver(office)
    approver.open_task(case)
    approver.accept()
    approver.open_task(case)
    approver.grant("0001")
    clerk.hand_out(case)

    citizen.open_case(case)
    assert set(citizen.stages()) == {"done"}
    assert [paper.headers["content-type"] for paper in citizen.papers()] == ["application/pdf"] * 4
