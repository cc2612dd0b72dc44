"""Every public page in every language: for every eye, on every screen, within its weight."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import APIRequestContext, Browser, Page

from kernel.locales import LANGUAGES
from tests.browser.citizen import send
from tests.browser.conftest import Visit, new_context
from tests.browser.keyboard import Keyboard
from tests.browser.nu import nu
from tests.browser.seen import MOST_KILOBYTES, Scales, faults_of
from tests.browser.tour import PAGES, Tour, walk
from tests.pages import Page as PageParts
from tests.serving import Server

pytestmark = pytest.mark.browser
THOROUGH = ("zh-Hans", "en", "ug", "mn-Mong")  # one of each direction, and the one with most words
FORMS = {"who": False, "time": True, "my appointment": False, "my case": False}  # as the citizen?


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
        self.page.evaluate("document.fonts.ready.then(() => true)")  # fonts have weight too
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

    assert unquote(reader.page.url).endswith(f"/{reader.lang}{tour.pages[name]}")
    assert status == (404 if is_missing else 200)
    reader.visit.expected = ["404"] if is_missing else []
    assert reader.scales.kilobytes() <= MOST_KILOBYTES
    assert faults_of(reader.page, reader.lang, glance=reader.lang not in THOROUGH) == []
    assert reader.visit.unexpected() == []


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("lang", THOROUGH)
def test_a_form_sent_wrong_is_for_everybody_too(
    browser: Browser, demo_site: Server, tour: Tour, name: str, lang: str
) -> None:
    context = new_context(browser, demo_site, cookies=tour.cookies if FORMS[name] else None)
    page = context.new_page()
    page.goto(f"/{lang}{tour.pages[name]}")
    for field in page.locator("main .field").all():
        field.fill("?")

    with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        send(page)

    assert answered.value.status == 422
    assert answered.value.url.endswith(quote(f"/{lang}{tour.pages[name]}", safe="/?=&"))
    assert page.evaluate("document.activeElement.id") == "errors"
    assert faults_of(page, lang) == []
    context.close()


def test_every_stop_of_the_keyboard_shows_itself(
    browser: Browser, demo_site: Server, tour: Tour
) -> None:
    context = new_context(browser, demo_site, cookies=tour.cookies)
    page = context.new_page()
    hand = Keyboard(page)

    for path in tour.pages.values():
        page.goto(f"/ug{path}")
        assert hand.look_around() > 10

    assert hand.unseen == []
    context.close()


def test_the_checker_finds_no_error_in_any_page(
    browser: Browser, demo_site: Server, tour: Tour, tmp_path: Path
) -> None:
    citizen = new_context(browser, demo_site, cookies=tour.cookies)
    stranger = new_context(browser, demo_site)
    pages = {
        f"{lang} {name}": citizen.request.get(f"/{lang}{path}").text()
        for lang in LANGUAGES
        for name, path in tour.pages.items()
    }
    pages |= {
        f"{lang} {name}, sent wrong": sent_wrong(
            citizen.request if known else stranger.request, f"/{lang}{tour.pages[name]}"
        )
        for lang in LANGUAGES
        for name, known in FORMS.items()
    }
    citizen.close()
    stranger.close()

    assert nu(pages, tmp_path) == []


def sent_wrong(visitor: APIRequestContext, path: str) -> str:
    """Return the page that answers a form with nothing in it."""
    forms = PageParts(visitor.get(path).text()).forms
    form = next(form for form in forms if form.method == "post")
    answer = visitor.post(path, form=dict(form.fields))
    assert answer.status == 422
    return answer.text()
