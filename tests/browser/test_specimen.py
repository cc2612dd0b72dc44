"""The design itself, in a real browser: every macro in three languages, both schemes, two sizes."""

from collections.abc import Callable, Iterator
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, ViewportSize
from werkzeug.serving import make_server

from tests.browser.axe import in_both_schemes
from tests.browser.conftest import SIZES, Visit
from tests.templates.specimen import specimen_app
from tests.templates.test_specimen import NAMES

pytestmark = pytest.mark.browser
REFLOW = 320  # pixels: a page at 400 % on a small screen
LANGUAGES = ("en", "zh-Hans", "ug")


@pytest.fixture(scope="module")
def specimen() -> Iterator[str]:
    """The address of the specimen."""
    server = make_server("127.0.0.1", 0, specimen_app(), threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


Look = Callable[..., Page]


@pytest.fixture
def look(browser: Browser, specimen: str, visit: Visit) -> Iterator[Look]:
    """`look("ug", "guide", SIZES["phone"])`: a page of the specimen, or without scripts."""
    contexts = []

    def looking(lang: str, name: str, size: ViewportSize, *, scripts: bool = True) -> Page:
        context = browser.new_context(base_url=specimen, viewport=size, java_script_enabled=scripts)
        contexts.append(context)
        page = context.new_page()
        visit.watch(page)
        page.goto(f"/{lang}/{name}")
        return page

    yield looking
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("lang", "size"), [("en", "desktop"), ("ug", "phone")])
def test_axe_finds_nothing(look: Look, lang: str, size: str) -> None:
    page, faults = look(lang, "home", SIZES[size]), {}

    for name in NAMES:
        page.goto(f"/{lang}/{name}")
        faults[name] = in_both_schemes(page)

    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_runs_over_the_edge_of_a_narrow_screen(look: Look, lang: str) -> None:
    page, widths = look(lang, "home", {"width": REFLOW, "height": 640}), {}

    for name in NAMES:
        page.goto(f"/{lang}/{name}")
        widths[name] = page.evaluate("document.documentElement.scrollWidth")

    assert {name: width for name, width in widths.items() if width > REFLOW} == {}


def test_a_vertical_page_grows_sideways_and_not_down(look: Look) -> None:
    page = look("mn-Mong", "guide", SIZES["desktop"])

    wide, high = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    )
    assert wide > SIZES["desktop"]["width"]
    assert high == SIZES["desktop"]["height"]


def test_the_desk_fits_one_screen(look: Look) -> None:
    page = look("zh-Hans", "desk", SIZES["desktop"])

    assert page.evaluate("document.documentElement.scrollHeight") == SIZES["desktop"]["height"]
    assert page.get_by_role("button", name="All complete").is_visible()


def test_after_an_error_the_summary_has_the_focus(look: Look) -> None:
    page = look("en", "wrong", SIZES["phone"])

    assert page.evaluate("document.activeElement.id") == "errors"


def test_a_slash_goes_to_the_search_on_staff_pages_only(look: Look) -> None:
    staff, public = (look("en", name, SIZES["desktop"]) for name in ("worklist", "guide"))

    staff.keyboard.press("/")
    public.keyboard.press("/")

    assert staff.evaluate("document.activeElement.type") == "search"
    assert staff.evaluate("document.activeElement.value") == ""
    assert public.evaluate("document.activeElement.type") != "search"


def test_single_keys_can_be_switched_off(look: Look) -> None:
    page = look("en", "worklist", SIZES["desktop"])

    page.get_by_text("古丽娜尔").click()
    page.get_by_label("Single keys work as buttons").uncheck()
    page.keyboard.press("/")

    assert page.evaluate("document.activeElement.type") != "search"


def test_what_needs_scripts_hides_where_there_are_none(look: Look) -> None:
    with_scripts = look("en", "guide", SIZES["phone"])
    without = look("en", "guide", SIZES["phone"], scripts=False)

    assert with_scripts.get_by_role("button", name="Print").is_visible()
    assert without.get_by_role("button", name="Print").count() == 0
    assert without.get_by_role("button", name="Copy as text").count() == 0
