"""A booking in every way people use a browser: without scripts, and with the keyboard alone."""

import pytest
from playwright.sync_api import Page

from tests.browser.citizen import Citizen, new_phone, send
from tests.browser.conftest import SIZES, OpenPage, Visit
from tests.browser.keyboard import Keyboard
from tests.browser.seen import faults_of

pytestmark = pytest.mark.browser
CODE = "11659800MB0001062A3000106008000"


def test_a_booking_with_the_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page("/ug/")
    hand = Keyboard(page)

    hand.type("[role=search] input[name=q]", "食品厂")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    hand.press(f'.hit a[href$="{CODE}"]')
    hand.press('a.btn[href*="/book?"]')
    hand.go_to("input[name=centre]")
    page.keyboard.press("Space")
    hand.press("main button[type=submit]")
    hand.type("input[name=name]", "گۈلنار")
    hand.type("input[name=phone]", new_phone())
    hand.press("main button[type=submit]")
    hand.press("main button[type=submit]")
    hand.go_to("input[name=start]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    chosen = page.evaluate("document.activeElement.value")
    hand.press("main button[type=submit]")

    assert len(Citizen(page, "ug").confirmed()) == 16
    starts = page.locator("#visit time").get_attribute("datetime") or ""
    assert starts.replace("-", "").replace(":", "").startswith(chosen.rstrip("Z"))
    assert hand.unseen == []


def test_the_first_stop_leads_past_the_menus(open_page: OpenPage) -> None:
    page = open_page(f"/zh-Hans/items/{CODE}")
    hand = Keyboard(page)

    hand.go_to("a.skip")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"
    assert hand.unseen == []


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_booking_without_scripts(open_page: OpenPage, visit: Visit, size: str) -> None:
    visit.expected += ["422"]
    citizen = Citizen(open_page("/", size=size, scripts=False), "ug", name="ئالىم")
    page, phone = citizen.page, citizen.phone

    citizen.find("食品厂", CODE)
    citizen.choose_place("yunlan")
    citizen.phone = "12"
    citizen.say_who()
    assert page.locator('#errors a[href="#phone"]').is_visible()
    assert page.locator("main input[name=name]").input_value() == citizen.name
    citizen.phone = phone
    citizen.say_who()
    page.locator('main form[action*="/book/time"] button').click()
    reference = citizen.choose_time()

    move_to_another_time(page)
    page.locator('a[href$="/cancel"]').click()
    send(page)
    page.wait_for_url(f"**/{reference}?done=cancelled")


def move_to_another_time(page: Page) -> None:
    before = page.locator("#visit time").get_attribute("datetime")
    page.locator('a[href$="/move"]').click()
    page.locator("input[name=start]:enabled:visible").nth(3).check()
    send(page)
    page.wait_for_url("**?done=moved")
    assert page.locator("#visit time").get_attribute("datetime") != before


def test_a_time_that_was_just_taken(open_page: OpenPage, visit: Visit) -> None:
    """The same page, what was chosen is named as lost, and the nearest free times come first."""
    visit.expected += ["409"]
    slow = Citizen(open_page(f"/ug/items/{CODE}", size="phone"), "ug")
    slow.go_to_times("monggontala")
    wanted = slow.page.locator("input[name=start]:enabled:visible").last
    wanted.check()
    take_every_place(open_page("/"), wanted.get_attribute("value") or "")

    send(slow.page)

    assert slow.page.evaluate("document.activeElement.id") == "errors"
    assert slow.page.locator(".chip.lost").count() == 1
    nearest = slow.page.locator("main form fieldset").first.locator("input[name=start]:enabled")
    assert nearest.count() == 3
    assert faults_of(slow.page, "ug") == []
    nearest.first.check()
    send(slow.page)
    assert slow.confirmed()


def take_every_place(page: Page, start: str) -> None:
    """Others are quicker: they book the same time until it is full."""
    while True:
        page.goto(f"/zh-Hans/items/{CODE}")
        quick = Citizen(page, "zh-Hans")
        quick.go_to_times("monggontala")
        place = page.locator(f'input[name=start][value="{start}"]:enabled')
        if place.count() == 0:
            return
        place.check(force=True)
        send(page)
        quick.confirmed()


def test_a_vertical_page_is_laid_out_for_the_phone_it_is_on(open_page: OpenPage) -> None:
    page = open_page("/mn-Mong/items", size="phone")

    assert page.evaluate("document.documentElement.scrollWidth") > SIZES["phone"]["width"]
    assert page.evaluate("innerWidth") == SIZES["phone"]["width"]


@pytest.mark.parametrize("lang", ["zh-Hans", "ug", "mn-Mong"])
def test_a_finger_reaches_the_places_of_a_service_in_the_list(
    open_page: OpenPage, lang: str
) -> None:
    page = open_page(f"/{lang}/items", size="phone")

    with page.expect_navigation():
        page.locator(".hit a[href$='/places']").first.tap()

    assert page.url.endswith("/places")
