"""What a page must be for everybody who looks at it, whatever it says."""

import gzip
from collections.abc import Iterator

from playwright.sync_api import Page, Response

from tests.browser.axe import in_both_schemes
from tests.browser.conftest import SIZES

REFLOW = 320  # pixels: a page at 400 % on a small screen
MOST_KILOBYTES = 60
DIRECTIONS = {"zh-Hans": "ltr", "en": "ltr", "ug": "rtl"}
PACKED = ("font/", "application/font", "image/png")  # compressed in themselves
WIDTH = "document.documentElement.scrollWidth"
# WCAG 1.4.12: a reader's own spacing must break nothing. Letters that join are never spaced.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; word-spacing: .16em !important }
    :not(:lang(ug)) { letter-spacing: .12em !important } p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""


def faults_of(page: Page, lang: str) -> list[str]:
    """Return what is wrong with the page that is open, as sentences."""
    return [*_tongue(page, lang), *_looks(page), *_edges(page)]


def _tongue(page: Page, lang: str) -> Iterator[str]:
    told = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
    if told != [lang, DIRECTIONS[lang]]:
        yield f"says that it is in {told}"


def _looks(page: Page) -> Iterator[str]:
    for name, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        found = in_both_schemes(page, unsure=name == "phone")  # room for pictures on a desktop only
        yield from (f"{name}: {fault}" for fault in found)


def _edges(page: Page) -> Iterator[str]:
    """A narrow page scrolls one way only, with a reader's own spacing too."""
    page.set_viewport_size({"width": REFLOW, "height": 640})
    for how in ("narrow", "narrow and spaced"):
        wide = page.evaluate(WIDTH)
        if wide > REFLOW:
            yield f"{how}: {wide} pixels wide: {_widest(page)}"
        page.evaluate(SPACING)
    page.evaluate("document.adoptedStyleSheets = []")


def _widest(page: Page) -> str:
    """Return the innermost element that sticks out."""
    found: str = page.evaluate(
        """() => [...document.querySelectorAll('body *')].filter(one => {
             const box = one.getBoundingClientRect();
             return box.width && (box.right > innerWidth + 1 || box.left < -1);
           }).at(-1)?.outerHTML.slice(0, 160) ?? ''"""
    )
    return found


class Scales:
    """Weighs what a first visit brings over the line."""

    def __init__(self, page: Page) -> None:
        self._answers: list[Response] = []
        self._weights: dict[str, int] = {}
        cdp = page.context.new_cdp_session(page)
        cdp.send("Network.setCacheDisabled", {"cacheDisabled": True})
        page.on("response", self._note)

    def _note(self, answer: Response) -> None:
        self._answers.append(answer)

    def empty(self) -> None:
        self._answers.clear()

    def kilobytes(self) -> float:
        """Return the weight of all answers since `empty()`, compressed."""
        return sum(self._weight(answer) for answer in self._answers) / 1000

    def _weight(self, answer: Response) -> int:
        if answer.url not in self._weights or "/static/" not in answer.url:
            kind = answer.headers.get("content-type", "")
            body = answer.body() if answer.status < 300 or answer.status >= 400 else b""
            packed = kind.startswith(PACKED)
            self._weights[answer.url] = len(body if packed else gzip.compress(body))
        return self._weights[answer.url]
