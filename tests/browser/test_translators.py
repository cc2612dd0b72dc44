"""A translator at work: with keys alone, and with a connection that breaks."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import new_context
from tests.browser.keyboard import Keyboard
from tests.browser.officers import sign_in
from tests.serving import Server

PAGE = "/staff/translations?to=ru&kind=conditions"
ROWS = "[data-row]"


@pytest.fixture
def page(browser: Browser, demo_site: Server) -> Iterator[Page]:
    """The translator's page with three texts in sight that nobody has translated."""
    page = new_context(browser, demo_site).new_page()
    sign_in(page, "translator@demo.onewindow.example")
    page.goto(f"{PAGE}&state=missing")
    yield page
    page.context.close()


def words_for(page: Page, number: int) -> str:
    """Russian words with all the numbers that the Chinese of a row has."""
    source = page.locator(f"#row-{number} [data-source]").inner_text()
    return " ".join(("Слова", *re.findall(r"[0-9.]+", source)))


def test_texts_are_saved_one_after_the_other_by_keys_alone(page: Page) -> None:
    item = page.locator("input[name=item-0]").input_value()
    words = words_for(page, 0)
    page.keyboard.press("j")
    expect(page.locator("#text-0")).to_be_focused()

    page.keyboard.insert_text(words)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#text-1")).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("#text-0")).to_be_focused()
    page.keyboard.press("Alt+r")
    expect(page.locator("#text-1")).to_be_focused()

    page.goto(f"{PAGE}&state=reviewed")
    row = page.locator(ROWS, has=page.locator(f"input[value='{item}']"))
    assert row.locator("textarea").input_value() == words


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


def test_who_was_signed_out_meanwhile_is_told_and_nothing_typed_is_lost(page: Page) -> None:
    page.context.clear_cookies()
    page.locator("#text-1").fill("Слова")
    page.locator("#text-0").fill(words_for(page, 0))
    page.keyboard.press("Control+Enter")

    expect(page.locator("[data-said]")).to_be_visible()
    told = page.locator("[data-said]").inner_text()
    assert "no connection" not in told
    assert page.locator("h1").inner_text() not in told
    expect(page.locator("#text-0")).to_be_editable()
    expect(page.locator("#row-0")).not_to_have_attribute("aria-busy", "true")
    assert page.locator("#text-1").input_value() == "Слова"


def test_what_was_typed_stays_when_its_chinese_is_gone(page: Page) -> None:
    page.locator("#row-0 input[name=field-0]").evaluate(
        "node => { node.value = 'material.x.note' }"
    )
    page.locator("#text-1").fill("Слова")
    page.locator("#text-0").fill("Набрано")
    page.keyboard.press("Control+Enter")

    expect(page.locator("#row-0 .msg")).to_be_visible()
    expect(page.locator("#text-0")).to_be_editable()
    assert page.locator("#text-0").input_value() == "Набрано"
    assert page.locator("#text-1").input_value() == "Слова"


def test_alt_c_puts_the_chinese_in(page: Page) -> None:
    page.locator("#text-0").focus()
    page.keyboard.press("Alt+c")

    assert (
        page.locator("#text-0").input_value() == page.locator("#row-0 [data-source]").inner_text()
    )
