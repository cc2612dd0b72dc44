"""Another language is another address of the same page, and nothing is lost on the way."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.citizen import CONFIRMED, Citizen, send
from tests.browser.conftest import OpenPage, Visit

pytestmark = pytest.mark.browser
CODE = "11659800MB0001062A3000106008000"


def switch_to(page: Page, lang: str) -> None:
    """Choose a language in the head of the page, as a reader does."""
    page.locator("header details.pick summary").click()
    page.locator(f'header .langs [lang="{lang}"]').click()
    page.wait_for_url(f"**/{lang}/**")
    expect(page.locator("html")).to_have_attribute("lang", lang)


def test_a_search_stays_asked_and_narrowed(open_page: OpenPage) -> None:
    page = open_page("/zh-Hans/items?q=食品&theme=business")
    found = page.locator(".hit").count()

    switch_to(page, "ug")

    assert page.url.endswith("/ug/items?q=%E9%A3%9F%E5%93%81&theme=business")
    assert page.locator("main #q").input_value() == "食品"
    expect(page.locator(".chosen a.tag")).to_have_count(1)
    assert page.locator(".hit").count() == found > 0


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_what_was_typed_in_one_language_stands_in_the_other(
    open_page: OpenPage, visit: Visit, size: str
) -> None:
    visit.expected += ["422"]
    citizen = Citizen(open_page(f"/zh-Hans/items/{CODE}", size=size), "zh-Hans", phone="139")
    page = citizen.page
    citizen.choose_place("yunlan")
    citizen.say_who()  # sent, and refused: the phone is too short

    switch_to(page, "ug")
    switch_to(page, "en")

    assert page.locator("main input[name=name]").input_value() == citizen.name
    assert page.locator("main input[name=phone]").input_value() == "139"
    assert f"item={CODE}" in page.url
    assert "centre=yunlan" in page.url


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_what_is_not_sent_yet_comes_along_and_is_booked_once(
    open_page: OpenPage, scripts: bool
) -> None:
    page = open_page(f"/ug/items/{CODE}", scripts=scripts)
    citizen = Citizen(page, "ug")
    citizen.choose_place("yunlan")
    page.locator("main input[name=name]").fill(citizen.name)
    page.locator("main input[name=phone]").fill(citizen.phone)

    switch_to(page, "kk")
    switch_to(page, "mn-Mong")

    assert page.locator("main input[name=name]").input_value() == citizen.name
    assert page.locator("main .errors").count() == 0
    with page.expect_navigation():
        page.locator("main input[name=phone]").press("Enter")  # sends; no language is chosen by it
    assert "/mn-Mong/book/check?" in page.url
    with page.expect_navigation():
        page.locator('main form[action*="/book/time"] button').click()
    page.locator("input[name=start]:enabled:visible").first.check()
    key = page.locator("input[name=submission]").input_value()
    switch_to(page, "zh-Hans")
    assert page.locator("input[name=submission]").input_value() == key
    assert page.locator("input[name=start]:checked").count() == 1
    send(page)
    assert CONFIRMED.search(page.url)


def test_a_page_whose_language_was_changed_can_be_gone_back_to(open_page: OpenPage) -> None:
    page = open_page(f"/ug/items/{CODE}")
    citizen = Citizen(page, "ug")
    citizen.choose_place("yunlan")
    page.locator("main input[name=name]").fill(citizen.name)
    switch_to(page, "kk")
    citizen.say_who()

    page.go_back()

    assert "/kk/book/who?" in page.url
    assert page.locator("main input[name=phone]").input_value() == citizen.phone


def test_an_unsent_search_comes_along(open_page: OpenPage) -> None:
    page = open_page("/zh-Hans/items?theme=business")
    page.locator("main #q").fill("食品")

    switch_to(page, "ug")

    assert page.url.endswith("/ug/items?theme=business&q=%E9%A3%9F%E5%93%81")
    assert page.locator("main #q").input_value() == "食品"


def test_a_visit_booked_in_one_language_is_moved_in_another(open_page: OpenPage) -> None:
    citizen = Citizen(open_page(f"/ug/items/{CODE}"), "ug")
    reference = citizen.book("yunlan")

    switch_to(citizen.page, "zh-Hans")

    assert f"/zh-Hans/appointments/{reference}" in citizen.page.url
    assert citizen.page.locator("#visit time").is_visible()


def test_the_front_door_speaks_the_browser_s_language(open_page: OpenPage) -> None:
    page = open_page("/en/")
    page.set_extra_http_headers({"Accept-Language": "ug-CN,ug;q=0.9,zh;q=0.5"})

    page.goto("/")

    assert page.url.endswith("/ug/")
    assert page.evaluate("document.documentElement.dir") == "rtl"
