"""A real Chromium on the demo prefecture, served as an office would serve it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Request,
    Response,
    StorageState,
    ViewportSize,
    sync_playwright,
)

from tests.browser.demo import copy_demo
from tests.serving import Server, whole_house
from tools.machine import chromium

FLAGS = (  # Chromium's own errands are refused in a closed network, and slow the tests
    "--no-sandbox",  # refused to root without it; it visits pages of ours only
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 360, "height": 740},
    "desktop": {"width": 1366, "height": 768},
}
PATIENCE_MILLISECONDS = 30_000


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The installed Chromium, started once, and ended with the last test that looks at a page.

    What drives it holds this process's event loop meanwhile, and signing a paper needs one.
    """
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory, shared_folder: Path) -> Iterator[Server]:
    """The demo prefecture, as `make run` serves it; shared by all, so leave it usable."""
    folder = tmp_path_factory.mktemp("demo")
    copy_demo(shared_folder, folder)
    with whole_house(folder) as server:
        yield server


@dataclass
class Visit:
    """What went wrong in a visitor's browser, unless the test says it may."""

    faults: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("console", lambda said: self._note(said.type in {"error", "warning"}, said.text))
        page.on("pageerror", lambda error: self._note(True, f"script: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def _failed(self, request: Request) -> None:
        aborted = "ERR_ABORTED" in (request.failure or "")  # a download, or a page left early
        self._note(not aborted, f"failed: {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        self._note(response.status >= 400, f"{response.status} {response.url}")

    def _note(self, is_fault: bool, what: str) -> None:
        if is_fault:
            self.faults.append(what)

    def unexpected(self) -> list[str]:
        """Return the faults that no word of `expected` explains."""
        return [fault for fault in self.faults if not any(word in fault for word in self.expected)]


@pytest.fixture
def visit() -> Iterator[Visit]:
    """`visit.expected.append("409")` allows what the test provokes."""
    visit = Visit()
    yield visit
    assert visit.unexpected() == []


OpenPage = Callable[..., Page]


def new_context(
    browser: Browser,
    site: Server,
    *,
    size: str = "desktop",
    scheme: str = "light",
    scripts: bool = True,
    cookies: StorageState | None = None,
) -> BrowserContext:
    """Return what a visitor of their own has: a screen, cookies and habits."""
    context = browser.new_context(
        base_url=site.url,
        viewport=SIZES[size],
        is_mobile=size == "phone",
        has_touch=size == "phone",
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",  # a contrast is not measured in mid-movement
        java_script_enabled=scripts,
        storage_state=cookies,
        timezone_id="Asia/Urumqi",  # many phones here; pages show Beijing time all the same
    )
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    return context


@pytest.fixture
def open_page(browser: Browser, demo_site: Server, visit: Visit) -> Iterator[OpenPage]:
    """`open_page("/zh-Hans/", size="phone", scheme="dark", scripts=True)`: a visitor of its own."""
    contexts: list[BrowserContext] = []

    def opening(path: str = "/", **habits: Any) -> Page:
        contexts.append(new_context(browser, demo_site, **habits))
        page = contexts[-1].new_page()
        visit.watch(page)
        page.goto(path)
        return page

    yield opening
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A visitor at a desk, at the front door."""
    return open_page("/")
