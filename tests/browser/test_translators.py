"""A translator at work: with keys alone, and with a connection that breaks."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import new_context
from tests.browser.keyboard import Keyboard
from tests.browser.officers import sign_in
from tests.serving import Server

PAGE = "/staff/translations?to=ru&kind=summary"
ROWS = "[data-row]"


@pytest.fixture
def page(browser: Browser, demo_site: Server) -> Iterator[Page]:
    """The translator's page with three texts in sight that nobody has translated."""
    page = new_context(browser, demo_site).new_page()
    sign_in(page, "translator@demo.onewindow.example")
    page.goto(f"{PAGE}&state=missing")
    yield page
    page.context.close()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def test_texts_are_saved_one_after_the_other_by_keys_alone(page: Page) -> None:
    numbers = "0 1 2 3 4 5 6 7 8 9 10 11 12 15 16 18 20 30 60 100 120"
    item = page.locator(f"{ROWS} input[name=item-0]").input_value()
    page.keyboard.press("j")
    assert focused(page) == "text-0"

    page.keyboard.insert_text(f"Первый {numbers}")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#row-0 .tag").first).not_to_have_class("tag bad")
    page.wait_for_function("document.activeElement.id === 'text-1'")
    page.keyboard.press("Alt+ArrowUp")
    assert focused(page) == "text-0"
    page.keyboard.press("Alt+r")
    page.wait_for_function("document.activeElement.id === 'text-1'")

    page.goto(PAGE)
    row = page.locator(ROWS, has=page.locator(f"input[value='{item}']"))
    assert row.locator("textarea").input_value() == f"Первый {numbers}"


def test_no_key_holds_a_translator_fast(page: Page) -> None:
    page.locator("#text-0").focus()
    keyboard = Keyboard(page)

    assert keyboard.look_around() > 0
    assert keyboard.unseen == []


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(page: Page) -> None:
    page.locator("#text-0").fill("Latin letters only")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#row-0 .msg")).to_be_visible()
    assert page.locator("#text-0").input_value() == "Latin letters only"

    def broken(route: Route) -> None:
        route.abort()

    page.route("**/staff/translations*", broken)
    page.locator("#text-1").fill("Слова")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-said]")).to_be_visible()
    assert page.locator("#text-1").input_value() == "Слова"
    page.unroute("**/staff/translations*", broken)


def test_alt_c_puts_the_chinese_in(page: Page) -> None:
    page.locator("#text-0").focus()
    page.keyboard.press("Alt+c")

    assert (
        page.locator("#text-0").input_value() == page.locator("#row-0 [data-source]").inner_text()
    )
