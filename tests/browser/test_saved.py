"""Saved services stay in the browser, which asks what changed of them and tells nothing else."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import in_both_schemes
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser
CODE = "11659800MB0001062A3000106008000"
OLD = "2000-01-01T00:00:00.000Z"


def test_a_service_is_saved_marked_when_it_changed_and_removed(open_page: OpenPage) -> None:
    page = open_page(f"/ug/items/{CODE}")
    page.locator("[data-save]").click()
    page.goto("/ug/saved")
    expect(page.locator("main li a")).to_have_count(1)
    expect(page.locator("main li .tag")).to_have_count(0)
    page.evaluate(f"localStorage['onewindow-saved'] = JSON.stringify({{'{CODE}': '{OLD}'}})")
    with page.expect_response("**/changes/of?*") as asked:
        page.reload()
    assert asked.value.url.partition("?")[2] == f"code={CODE}"
    expect(page.locator("main li .tag")).to_have_count(1)
    assert in_both_schemes(page) == []

    page.locator("main li button").click()

    expect(page.locator("main li")).to_have_count(0)
    expect(page.locator("[data-none]")).to_be_visible()
