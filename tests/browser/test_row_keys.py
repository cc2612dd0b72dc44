"""Tables of the staff by keys."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.officers import sign_in

pytestmark = pytest.mark.browser
ROW = """() => {
  const row = document.activeElement.closest('tbody tr');
  return row ? [...row.parentNode.rows].indexOf(row) : document.activeElement.id;
}"""


def test_rows_are_walked_by_keys_that_mean_nothing_while_typing(open_page: OpenPage) -> None:
    page = open_page("/staff/sign-in")
    sign_in(page, "editor@demo.onewindow.example")
    page.goto("/staff/catalogue")
    seen = []

    for key in ("j", "j", "ArrowDown", "k", "ArrowUp", "/"):
        page.keyboard.press(key)
        seen.append(page.evaluate(ROW))
    page.keyboard.type("jk")

    assert seen == [0, 1, 2, 1, 0, "q"]
    expect(page.locator("#q")).to_have_value("jk")
    page.keyboard.press("Tab")
    assert page.evaluate(ROW) == "department"
