"""Every public page in three languages: for every eye, on every screen, within its weight."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Visit, new_context
from tests.browser.nu import nu
from tests.browser.seen import MOST_KILOBYTES, Scales, faults_of
from tests.browser.tour import PAGES, Tour, walk
from tests.serving import Server

pytestmark = pytest.mark.browser
LANGUAGES = ("zh-Hans", "en", "ug")


@pytest.fixture(scope="module")
def tour(browser: Browser, demo_site: Server) -> Iterator[Tour]:
    contexts = [new_context(browser, demo_site) for _ in range(2)]
    yield walk(contexts[0].new_page(), contexts[1].new_page())
    for context in contexts:
        context.close()


@dataclass
class Reader:
    """One reader of one language, who opens page after page as if for the first time."""

    page: Page
    lang: str
    visit: Visit
    scales: Scales

    def open(self, path: str) -> int:
        """Open a page of this language; return its status."""
        self.visit.faults.clear()
        self.scales.empty()
        answer = self.page.goto(f"/{self.lang}{path}", wait_until="load")
        assert answer
        return answer.status


@pytest.fixture(scope="module", params=LANGUAGES)
def reader(
    request: pytest.FixtureRequest, browser: Browser, demo_site: Server, tour: Tour
) -> Iterator[Reader]:
    context = new_context(browser, demo_site, cookies=tour.cookies)
    page, visit = context.new_page(), Visit()
    visit.watch(page)
    yield Reader(page, request.param, visit, Scales(page))
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_for_everybody(reader: Reader, tour: Tour, name: str) -> None:
    is_missing = name.startswith("no such")

    status = reader.open(tour.pages[name])

    assert status == (404 if is_missing else 200)
    reader.visit.expected = ["404"] if is_missing else []
    assert reader.scales.kilobytes() <= MOST_KILOBYTES
    assert faults_of(reader.page, reader.lang) == []
    assert reader.visit.unexpected() == []


def test_the_checker_finds_no_error_in_any_page(
    browser: Browser, demo_site: Server, tour: Tour, tmp_path: Path
) -> None:
    context = new_context(browser, demo_site, cookies=tour.cookies)
    pages = {
        f"{lang} {name}": context.request.get(f"/{lang}{path}").text()
        for lang in LANGUAGES
        for name, path in tour.pages.items()
    }
    context.close()

    assert nu(pages, tmp_path) == []
