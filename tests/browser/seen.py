"""What a page must be for everybody who looks at it, whatever it says."""

import gzip
from collections.abc import Callable, Iterator
from functools import partial

from playwright.sync_api import Page, Response

from kernel.locales import LANGUAGES, direction
from tests.browser.axe import COLOURS, axe, in_both_schemes
from tests.browser.conftest import SIZES

REFLOW = 320  # pixels: a page at 400 % on a small screen
MOST_KILOBYTES = 60
PACKED = ("font/", "application/font", "image/png")  # compressed in themselves
ALONG = {  # how long the lines of a page are, and which of its elements stick out
    False: ("scrollWidth", "right", "left", "innerWidth"),
    True: ("scrollHeight", "bottom", "top", "innerHeight"),
}
# Chinese in an English page is read out in Chinese only where the page says that it is Chinese.
STRANGE = """() => {
  const scripts = { han: /\\p{Script=Han}/u, arabic: /\\p{Script=Arabic}/u,
    cyrillic: /\\p{Script=Cyrillic}/u, mongolian: /\\p{Script=Mongolian}/u };
  const own = { zh: 'han', ug: 'arabic', 'kk-Arab': 'arabic', kk: 'cyrillic', ru: 'cyrillic',
    mn: 'cyrillic', 'mn-Mong': 'mongolian' };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const said = texts.currentNode.textContent.trim(), parent = texts.currentNode.parentElement;
    const lang = parent.closest('[lang]').lang;
    if (parent.closest('script, style')) continue;
    for (const [name, letters] of Object.entries(scripts))
      if (name !== (own[lang] ?? own[lang.split('-')[0]]) && letters.test(said))
        found.push(`${name} in ${lang}: ${said.slice(0, 80)}`);
  }
  return found;
}"""
# What can be pressed, but lies under something else: nobody reaches it with a finger or a mouse.
COVERED = """() => [...document.querySelectorAll('a[href], button, summary, label')]
  .filter(one => one.checkVisibility() && !one.closest('.vh, .skip'))
  .filter(one => {
    one.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const { x, y, width, height } = one.getClientRects()[0];
    return !one.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  }).map(one => `covered: ${one.outerHTML.slice(0, 160)}`)"""
# WCAG 1.4.12: a reader's own spacing must break nothing. Letters that join are never spaced.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; word-spacing: .16em !important }
    :not(:lang(ug), :lang(kk-Arab), :lang(mn-Mong)) { letter-spacing: .12em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""


def faults_of(page: Page, lang: str, *, glance: bool = False) -> list[str]:
    """Return what is wrong with the page that is open, as sentences.

    A glance leaves out what was looked at in another language of the same direction: colours,
    the desktop, and a reader's own spacing.
    """
    looks = _glance(page) if glance else _looks(page)
    return [*_tongue(page, lang), *looks, *_edges(page, lang, spaced=not glance)]


def _tongue(page: Page, lang: str) -> Iterator[str]:
    told = page.evaluate(
        """() => [document.documentElement.lang, document.documentElement.dir,
          getComputedStyle(document.body).writingMode]"""
    )
    mode = "vertical-lr" if LANGUAGES[lang].vertical else "horizontal-tb"
    if told != [lang, direction(lang), mode]:
        yield f"says that it is in {told}"
    yield from page.evaluate(STRANGE)


def _glance(page: Page) -> Iterator[str]:
    yield from _at(page, "phone", partial(axe, left=COLOURS))


def _looks(page: Page) -> Iterator[str]:
    """Dark is dark on any screen; and there is room for pictures on a desktop only."""
    yield from _at(page, "phone", partial(in_both_schemes, unsure=True))
    yield from _at(page, "desktop", axe)


def _at(page: Page, size: str, look: Callable[[Page], list[str]]) -> Iterator[str]:
    page.set_viewport_size(SIZES[size])
    yield from (f"{size}: {fault}" for fault in [*look(page), *page.evaluate(COVERED)])


def _edges(page: Page, lang: str, *, spaced: bool) -> Iterator[str]:
    """A narrow page scrolls one way only, with a reader's own spacing too."""
    vertical = LANGUAGES[lang].vertical
    narrow, room = REFLOW, 640
    width, height = (room, narrow) if vertical else (narrow, room)
    page.set_viewport_size({"width": width, "height": height})
    for how in ("narrow", "narrow and spaced")[: 1 + spaced]:
        long = page.evaluate(f"document.documentElement.{ALONG[vertical][0]}")
        if long > narrow:
            yield f"{how}: {long} pixels along its lines: {_longest(page, vertical=vertical)}"
        page.evaluate(SPACING)
    page.evaluate("document.adoptedStyleSheets = []")


def _longest(page: Page, *, vertical: bool) -> str:
    """Return the innermost element that sticks out."""
    _, end, start, room = ALONG[vertical]
    found: str = page.evaluate(
        """([end, start, room]) => [...document.querySelectorAll('body *')].filter(one => {
             const box = one.getBoundingClientRect();
             return box.width && (box[end] > window[room] + 1 || box[start] < -1);
           }).at(-1)?.outerHTML.slice(0, 160) ?? ''""",
        [end, start, room],
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
