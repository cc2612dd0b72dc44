"""The whole visit, from a word of everyday to a paper in the hand, as three people walk it."""

import re
import subprocess
from dataclasses import dataclass

import pytest
from playwright.sync_api import APIResponse, expect

from tests.browser.citizen import Citizen
from tests.browser.conftest import OpenPage
from tests.browser.officers import Approver, Clerk, sign_in

pytestmark = pytest.mark.browser
CLERK = "clerk@demo.onewindow.example"
ROAD = 6  # 收件, 受理, 审查, 决定, 制证, 送达


@dataclass(frozen=True)
class Service:
    """A service of the demo: its code, what people call it, and who decides on it."""

    code: str
    words: str
    approver: str


DISPATCH = Service("11659800MB000102XR3000102014000", "派遣公司", "approver.renshe")
FOOD = Service("11659800MB0001062A3000106008000", "食品厂", "approver")
DRAINS = Service("11659800MB000108923000108004000", "مەينەت سۇنى", "approver.zhujian")
TAXI = Service("11659800MB000110XD3000110003000", "开网约车", "approver.jiaotong")


@pytest.fixture
def clerk(open_page: OpenPage) -> Clerk:
    """A clerk who has signed in at the prefecture's centre."""
    page = open_page("/staff/sign-in")
    sign_in(page, CLERK)
    return Clerk(page)


def approver_of(service: Service, open_page: OpenPage) -> Approver:
    page = open_page("/staff/sign-in")
    sign_in(page, f"{service.approver}@demo.onewindow.example")
    return Approver(page)


def words_of(paper: APIResponse) -> str:
    """Return the words of a PDF without any space, as pdftotext reads them."""
    assert paper.headers["content-type"] == "application/pdf"
    command = ["pdftotext", "-", "-"]
    read = subprocess.run(command, input=paper.body(), capture_output=True, check=True)
    return re.sub(r"\s", "", read.stdout.decode())


def test_a_dispatch_licence_on_a_phone_in_chinese_accepted_at_once(
    open_page: OpenPage, clerk: Clerk
) -> None:
    citizen = Citizen(open_page("/", size="phone"), "zh-Hans", name="王秀兰")
    citizen.find(DISPATCH.words, DISPATCH.code)
    booked = citizen.book("yunlan")

    case = _taken_in(clerk, booked, "accept")

    approver = approver_of(DISPATCH, open_page)
    approver.open_task(case)
    approver.grant("RS-2026-0001")
    citizen.open_case(case)
    assert citizen.stages()[:4] == ["done"] * 4
    assert citizen.stages()[-1] == "you"  # the result waits to be collected
    clerk.hand_out(case)
    citizen.open_case(case)
    assert citizen.stages() == ["done"] * ROAD
    papers = [words_of(paper) for paper in citizen.papers()]
    assert len(papers) == 4  # receipt, acceptance, decision, delivery
    assert all(case in paper for paper in papers), papers


def _taken_in(clerk: Clerk, reference: str, outcome: str) -> str:
    clerk.find(reference)
    return clerk.take_in(outcome)


def test_a_driver_s_card_on_a_phone_in_uyghur_accepted_by_the_department(
    open_page: OpenPage, clerk: Clerk
) -> None:
    citizen = Citizen(open_page("/", size="phone"), "ug", name="گۈلنار تۇرسۇن")
    citizen.find(TAXI.words, TAXI.code)
    assert TAXI.code in words_of(citizen.printed("guide"))
    assert "所需材料清单" in words_of(citizen.printed("checklist"))
    booked = citizen.book("yunlan")
    assert booked in words_of(citizen.slip())
    assert booked in words_of(citizen.printed("checklist"))

    case = _taken_in(clerk, booked, "hand_over")
    citizen.open_case(case)
    assert citizen.stages()[:2] == ["done", "now"]

    approver = approver_of(TAXI, open_page)
    approver.open_task(case)
    approver.accept()
    citizen.open_case(case)
    assert citizen.stages()[:3] == ["done", "done", "now"]
    expect(citizen.page.locator("main .spent").first).to_be_visible()  # days used of days promised
    assert case in words_of(citizen.printed("progress"))
    approver.open_task(case)
    approver.grant("JT-2026-0002")
    clerk.hand_out(case)
    citizen.open_case(case)
    assert citizen.stages() == ["done"] * ROAD
    assert all(case in words_of(paper) for paper in citizen.papers())


def test_a_drainage_permit_on_a_desktop_in_uyghur_with_a_paper_missing_at_first(
    open_page: OpenPage, clerk: Clerk
) -> None:
    citizen = Citizen(open_page("/"), "ug", name="ئالىم")
    citizen.find(DRAINS.words, DRAINS.code)
    booked = citizen.book("yunlan")

    clerk.find(booked)
    clerk.mark_missing(0)
    case = clerk.take_in("ask_correction")
    citizen.open_case(case)
    assert citizen.stages()[:2] == ["done", "you"]
    assert citizen.page.locator("main .timeline .you .duties li").count() == 1

    clerk.open_case(case)
    clerk.mark_all_here()
    assert clerk.take_in("accept") == case
    approver = approver_of(DRAINS, open_page)
    approver.open_task(case)
    approver.refuse("排放水质不符合国家标准。")
    clerk.hand_out(case)
    citizen.open_case(case)
    assert set(citizen.stages()) == {"done"}
    papers = [words_of(paper) for paper in citizen.papers()]
    assert any(
        "排放水质不符合" in paper for paper in papers
    )  # what follows stands in the next line


def test_a_food_factory_on_a_desktop_in_chinese_with_what_the_citizen_takes_along(
    open_page: OpenPage, clerk: Clerk
) -> None:
    citizen = Citizen(open_page("/"), "zh-Hans", name="李伟")
    citizen.find(FOOD.words, FOOD.code)
    booked = citizen.book("yunlan")

    assert booked in words_of(citizen.slip())
    with citizen.page.expect_download() as download:
        citizen.page.locator('a[href$="/appointment.ics"]').click()
    calendar = download.value.path().read_text(encoding="utf-8")
    assert calendar.startswith("BEGIN:VCALENDAR")
    assert "BEGIN:VEVENT" in calendar

    clerk.find(f"{booked[-4:]} {citizen.phone}")
    case = clerk.take_in("hand_over")
    assert case in words_of(clerk.newest_paper())
    approver = approver_of(FOOD, open_page)
    approver.open_task(case)
    approver.accept()
    approver.open_task(case)
    approver.refuse("厂房布局不符合规范。")
    citizen.open_case(case)
    assert citizen.stages() == ["done"] * 4 + ["you"]  # nothing is made where nothing is granted
    assert len(citizen.papers()) == 3  # receipt, acceptance, decision
