"""Words are offered while somebody types, to who has no mouse and to who has no script too."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import in_both_schemes
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("lang", "typed", "following"),
    [
        ("zh-Hans", "身份", "ArrowDown"),
        ("ug", "كىم", "ArrowDown"),
        ("mn-Mong", "shen", "ArrowRight"),
    ],
)
def test_a_word_is_chosen_with_the_keyboard_alone(
    open_page: OpenPage, lang: str, typed: str, following: str
) -> None:
    page = open_page(f"/{lang}/items")
    field = page.locator("main #q")
    field.press_sequentially(typed)
    expect(page.locator("[role=option]").first).to_be_visible()

    field.press(following)
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    words = chosen.inner_text()
    expect(field).to_have_attribute("aria-activedescendant", "q-words-0")
    assert in_both_schemes(page) == []
    field.press("Enter")
    page.wait_for_url("**/items?q=*")

    assert page.locator("main #q").input_value().split() == words.split()  # one sort of space
    expect(page.locator("[role=listbox]").last).to_be_hidden()


def test_escape_closes_the_list_and_keeps_what_was_typed(open_page: OpenPage) -> None:
    page = open_page("/zh-Hans/items")
    field = page.locator("main #q")
    field.press_sequentially("身份")
    expect(page.locator("[role=option]").first).to_be_visible()

    field.press("Escape")

    expect(page.locator("[role=option]")).to_have_count(0)
    expect(field).to_have_attribute("aria-expanded", "false")
    assert field.input_value() == "身份"
