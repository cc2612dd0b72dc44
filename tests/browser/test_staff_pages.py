"""The main staff pages: sound, readable for everybody, and on one screen where it was promised."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.axe import in_both_schemes
from tests.browser.conftest import SIZES, Visit, new_context
from tests.browser.nu import nu
from tests.browser.officers import sign_in
from tests.browser.seen import COVERED
from tests.serving import Server

pytestmark = pytest.mark.browser
FOOD = "11659800MB0001062A3000106008000"
FIRST_CASE = 'main a[href*="/cases/"]'
PAGES = {  # by who works there; a link to follow on the page may come after the address
    "clerk": {
        "desk": "/staff/desk",
        "checklist": f"/staff/desk/take-in?item={FOOD}&centre=yunlan",
        "results": "/staff/desk/results",
        "case at the desk": f"/staff/desk/results {FIRST_CASE}",
    },
    "approver": {
        "tasks": "/staff/department",
        "case to accept": f"/staff/department?kind=accept {FIRST_CASE}",
        "case to decide": f"/staff/department?kind=decide {FIRST_CASE}",
    },
    "editor": {
        "items": "/staff/catalogue",
        "item": f"/staff/catalogue/items/{FOOD}",
        "new item": "/staff/catalogue/items/new",
        "state of an item": f"/staff/catalogue/items/{FOOD}/state",
        "preview": f"/staff/catalogue/items/{FOOD}/preview",
        "submit for review": f"/staff/catalogue/items/{FOOD}/submit",
        "submit many": "/staff/catalogue/reviews/submit",
        "change many": "/staff/catalogue/bulk?how=replace&field=consult&find=0900-10&value=0900-20",
        "copy an item": "/staff/catalogue/copy?q=许可",
        "two languages": f"/staff/catalogue/items/{FOOD}/beside?right=ug",
        "how complete": "/staff/translations/complete?to=ug",
        "compare versions": f"/staff/catalogue/items/{FOOD}/compare",
        "import": "/staff/catalogue/import",
        "findings": "/staff/catalogue/findings",
        "items to mend": "/staff/catalogue/findings/items",
        "base directory": "/staff/catalogue/standards",
        "material dictionary": "/staff/catalogue/materials",
        "wrong words": "/staff/word-reports",
    },
    "reviewer": {"requests": "/staff/catalogue/reviews"},
    "admin": {
        "organisation": "/staff/organisation/",
        "accounts": "/staff/organisation/staff",
        "regions": "/staff/organisation/regions",
        "a region": "/staff/organisation/regions td>a[href*=regions]",
        "departments": "/staff/organisation/departments",
        "a department": "/staff/organisation/departments td>a[href*=departments]",
        "halls": "/staff/organisation/centres",
        "calendars": "/staff/organisation/calendars",
        "calendar": "/staff/organisation/calendars/CN-XJ",
        "remedies": "/staff/organisation/remedies",
    },
    "manager": {
        "windows": "/staff/organisation/centres/yunlan",
        "a window": "/staff/organisation/centres/yunlan td>a[href*=windows]",
        "a pool": "/staff/organisation/centres/yunlan td>a[href*=pools]",
        "who is stationed": "/staff/organisation/centres/yunlan/departments",
        "hours": "/staff/organisation/centres/yunlan/hours",
        "name and address": "/staff/organisation/centres/yunlan/facts",
    },
    "auditor": {"audit": "/staff/audit"},
    "clerk3": {
        "desk in English": "/staff/desk",
        "checklist in English": f"/staff/desk/take-in?item={FOOD}&centre=yunlan",
    },
    "approver.xumu": {"tasks in English": "/staff/department"},
    "clerk.liuquan": {
        "desk in Uyghur": "/staff/desk",
        "checklist in Uyghur": f"/staff/desk/take-in?item={FOOD}&centre=liuquan",
    },
    "clerk.aybulaq": {"desk in Kazakh": "/staff/desk"},
    "approver.weijian": {"tasks in Kazakh": "/staff/department"},
    "translator": {
        "translations into Uyghur": "/staff/translations?to=ug",
        "translations into Mongolian": "/staff/translations?to=mn-Mong&state=draft",
        "stale translations": "/staff/translations?to=en&stale=1",
        "interface words": "/staff/translations/words?to=ug",
        "glossary": "/staff/translations/terms?to=kk-Arab",
    },
    "editor2": {"item in English": f"/staff/catalogue/items/{FOOD}"},
}
ONE_LINE = ".dense :is(.btn, bdi, .whole)"
LINES = """
found => found.filter(one => {
  const text = document.createRange()
  text.selectNodeContents(one)
  const seen = [...text.getClientRects()].filter(box => box.width > 1)
  const tops = seen.map(box => box.top), bottoms = seen.map(box => box.bottom)
  if (!seen.length || Math.max(...tops) < Math.min(...bottoms)) return false
  one.style.whiteSpace = "nowrap"  // what is longer than the cell may go on below
  one.style.maxInlineSize = "none"
  const cell = one.closest("td, th"), style = getComputedStyle(cell)
  const room = cell.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
  return one.getBoundingClientRect().width <= room
}).map(one => one.innerText)
"""
WIDE = "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).length"
Walk = Callable[[str], "dict[str, Shown]"]
WHERE = [(who, name) for who, pages in PAGES.items() for name in pages]


@pytest.fixture(scope="module")
def offices(browser: Browser, demo_site: Server) -> Iterator[dict[str, Page]]:
    """A browser in which each of the officers has signed in."""
    pages: dict[str, Page] = {}
    for who in PAGES:
        pages[who] = new_context(browser, demo_site).new_page()
        sign_in(pages[who], f"{who}@demo.onewindow.example")
    yield pages
    for page in pages.values():
        page.context.close()


def go_to(page: Page, place: str) -> str:
    """Open a page and return its HTML as it was sent."""
    path, _, link = place.partition(" ")
    answer = page.goto(path)
    if link:
        href = page.locator(link).first.get_attribute("href") or ""
        answer = page.goto(href)
    assert answer
    assert answer.status == 200
    return answer.text()


@dataclass(frozen=True)
class Shown:
    """A page as a screen shows it: what breaks within a line, and how many tables are too wide."""

    html: str
    broken: list[str]
    wide: int


@pytest.fixture(scope="module")
def shown(offices: dict[str, Page]) -> Walk:
    """`shown("phone")`: all pages by name; each screen is walked once, whoever asks."""

    @cache
    def walked(size: str) -> dict[str, Shown]:
        return {name: _shown(offices[who], PAGES[who][name], size) for who, name in WHERE}

    return walked


def _shown(page: Page, place: str, size: str) -> Shown:
    page.set_viewport_size(SIZES[size])
    html = go_to(page, place)
    wide = page.eval_on_selector_all(".scroll.rows", WIDE)
    return Shown(html, page.eval_on_selector_all(ONE_LINE, LINES), wide)


@pytest.mark.parametrize(("who", "name"), WHERE, ids=[name for _, name in WHERE])
def test_a_staff_page_is_for_everybody(
    offices: dict[str, Page], visit: Visit, who: str, name: str
) -> None:
    page = offices[who]
    visit.watch(page)
    page.set_viewport_size(SIZES["desktop"])

    go_to(page, PAGES[who][name])

    assert in_both_schemes(page) == []
    assert page.evaluate(COVERED) == []
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= SIZES["desktop"]["width"]


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_button_name_code_or_date_of_a_table_stands_in_one_line(shown: Walk, size: str) -> None:
    broken = {name: one.broken for name, one in shown(size).items()}

    assert {name: words for name, words in broken.items() if words} == {}


def test_no_table_scrolls_sideways_on_a_phone(shown: Walk) -> None:
    wide = {name: one.wide for name, one in shown("phone").items()}

    assert {name: number for name, number in wide.items() if number} == {}


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_two_languages_scroll_with_the_page_alone(offices: dict[str, Page], size: str) -> None:
    """Waits until each frame is as long as what it shows; it fails where one never is."""
    page = offices["editor"]
    page.set_viewport_size(SIZES[size])

    go_to(page, PAGES["editor"]["two languages"])

    page.wait_for_function(
        """() => [...document.querySelectorAll("iframe.framed")].every((one) => {
          const shown = one.contentDocument.documentElement;
          return shown.clientHeight > 700 && shown.scrollHeight <= shown.clientHeight + 1;
        })"""
    )
    assert page.locator("iframe.framed").count() == 2


def test_the_checker_finds_no_error_in_any_staff_page(shown: Walk, tmp_path: Path) -> None:
    assert nu({name: one.html for name, one in shown("phone").items()}, tmp_path) == []


def test_the_sign_in_is_for_everybody(browser: Browser, demo_site: Server, tmp_path: Path) -> None:
    context: BrowserContext = new_context(browser, demo_site)
    page = context.new_page()

    html = go_to(page, "/staff/sign-in")

    assert in_both_schemes(page) == []
    assert nu({"sign-in": html}, tmp_path) == []
    context.close()
