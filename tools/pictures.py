"""Take the pictures of docs/pictures from a running demo: python -m tools.pictures [ADDRESS].

It books a visit and takes a case in, so point it at a demo whose data nobody needs.
"""

import io
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from kernel.locales import LANGUAGES
from tests.browser.citizen import Citizen
from tests.browser.officers import Clerk, sign_in
from tools.machine import chromium

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
HERE = "http://127.0.0.1:8000"
PHONE, LYING, DESKTOP = (360, 740), (1000, 360), (1366, 768)  # vertical pages grow to the side
SERVICE, WORDS = "11659800MB000108923000108004000", "مەينەت سۇنى"  # draining waste water
CENTRE, CLERK = "yunlan", "clerk3@demo.onewindow.example"
COLOURS, GAP, GROUND = 64, 24, "#d9dee3"


def main(arguments: Sequence[str]) -> int:
    """Walk a visit, keep a picture of each side of it, and say how large they are."""
    site = arguments[0] if arguments else HERE
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        citizen = Citizen(_page(browser, site, PHONE), "ug")
        citizen.find(WORDS, SERVICE)
        guide = _seen(citizen.page)
        _keep("citizen", _beside([_front(browser, site), guide, *_booked(citizen)]))
        clerk = Clerk(_page(browser, site, DESKTOP))
        sign_in(clerk.page, CLERK)
        clerk.find(citizen.page.url.partition("/appointments/")[2][:16])
        _keep("desk", _seen(clerk.page))
        clerk.take_in("receive")
        _keep("receipt", _first_sheet(clerk.newest_paper().body()))
        for language in LANGUAGES.values():
            screen = _page(browser, site, LYING if language.vertical else PHONE)
            walk = _walked(Citizen(screen, language.tag))
            _keep(f"pages-{language.tag}", _below(walk) if language.vertical else _beside(walk))
        browser.close()
    return 0


def _page(browser: Browser, site: str, size: tuple[int, int]) -> Page:
    width, height = size
    context = browser.new_context(
        base_url=site, viewport={"width": width, "height": height}, reduced_motion="reduce"
    )
    return context.new_page()


def _front(browser: Browser, site: str) -> Image.Image:
    page = _page(browser, site, PHONE)
    page.goto("/en/")
    return _seen(page)


def _booked(citizen: Citizen) -> list[Image.Image]:
    """Book a visit; return the choice of a time in Chinese and the confirmation in English."""
    page = citizen.page
    page.goto(f"/zh-Hans/items/{SERVICE}")
    citizen.choose_place(CENTRE)
    citizen.say_who()
    page.locator('main form[action*="/book/time"] button').click()
    page.locator("input[name=start]:enabled").first.wait_for()
    times = _seen(page)
    page.goto(page.url.replace("/zh-Hans/", "/en/"))  # the form keeps what was typed
    citizen.choose_time()
    return [times, _seen(page)]


def _walked(citizen: Citizen) -> list[Image.Image]:
    """Book a visit in one language; return front page, guide, times, confirmation and the foot."""
    page = citizen.page
    page.goto(f"/{citizen.lang}/")
    front = _seen(page)
    page.goto(f"/{citizen.lang}/items/{SERVICE}")
    guide = _seen(page)
    citizen.go_to_times(CENTRE)
    times = _seen(page)
    citizen.choose_time()
    return [front, guide, times, _seen(page), _foot(page)]


def _seen(page: Page) -> Image.Image:
    page.evaluate("document.fonts.ready")
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def _foot(page: Page) -> Image.Image:
    """Return the foot of a page: what state its words are in, and where to report a wrong one."""
    return Image.open(io.BytesIO(page.locator("footer.foot").screenshot())).convert("RGB")


def _below(pictures: Sequence[Image.Image]) -> Image.Image:
    """Return pictures on one ground, one below the other."""
    turned = [picture.transpose(Image.Transpose.TRANSPOSE) for picture in pictures]
    return _beside(turned).transpose(Image.Transpose.TRANSPOSE)


def _beside(pictures: Sequence[Image.Image]) -> Image.Image:
    """Return pictures on one ground, side by side."""
    width = sum(picture.width + GAP for picture in pictures) + GAP
    height = max(picture.height for picture in pictures) + 2 * GAP
    ground = Image.new("RGB", (width, height), GROUND)
    left = GAP
    for picture in pictures:
        ground.paste(picture, (left, GAP))
        left += picture.width + GAP
    return ground


def _first_sheet(pdf: bytes) -> Image.Image:
    command = ["pdftoppm", "-png", "-r", "80", "-singlefile", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)  # noqa: S603 - ours
    return Image.open(io.BytesIO(done.stdout)).convert("RGB")


def _keep(name: str, picture: Image.Image) -> None:
    """Write a picture of few colours: the pages have few, and a README loads it every time."""
    path = PICTURES / f"{name}.png"
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.name}: {picture.width} x {picture.height}, {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
