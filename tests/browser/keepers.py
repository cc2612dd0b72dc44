"""Those who keep the catalogue, each in a browser of their own; found by forms and addresses."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Locator, Page, expect

from tests.browser.officers import press

SOON = 60_000  # milliseconds: the worker is at it, and the page asks again by itself
ITEM = re.compile(r"/items/([^/?]+)/state")
STANDARD = re.compile(r"/standards/([^/?]+)$")


def numbers(words: str) -> list[int]:
    """Return the numbers that stand in a sentence."""
    return [int(found) for found in re.findall(r"\d+", words.replace(",", ""))]


@dataclass
class Keeper:
    """An editor, a reviewer or the service office: what each of them can press."""

    page: Page

    def go(self, *ends: str) -> None:
        """Follow links by the ends of their addresses, one after the other."""
        for end in ends:
            with self.page.expect_navigation():
                self.page.locator(f'main a[href$="{end}"]').first.click()

    def open_list(self, tab: str = "") -> None:
        """Open the catalogue, and one of its tabs."""
        self.page.goto("/staff/catalogue")
        if tab:
            with self.page.expect_navigation():
                self.page.locator(f'nav.lists a[href$="/catalogue/{tab}"]').click()

    def find(self, name: str, kind: str = "") -> str:
        """Find an item by its name and open it; return its code."""
        self.open_list()
        self.page.locator("#q").fill(name)
        if kind:
            self.page.locator("#kind").select_option(kind)
        press(self.page, "main form.filters button[type=submit]")
        with self.page.expect_navigation():
            self.page.locator("main tbody a").first.click()
        return self.code()

    def code(self) -> str:
        """Return the code of the item that is open."""
        found = ITEM.search(self.page.url)
        assert found, self.page.url
        return unquote(found[1])

    def standard_code(self) -> str:
        """Return the code of the standard that is open."""
        found = STANDARD.search(self.page.url)
        assert found, self.page.url
        return unquote(found[1])

    def open_standard(self, code: str) -> None:
        """Open a standard from the base directory."""
        self.open_list("standards")
        self.page.locator("#q").fill(code)
        press(self.page, "main form.filters button[type=submit]")
        self.go(f"/standards/{code}")

    # lists of others

    def hand_in(self, path: Path, *, region: str, basis: str) -> None:
        """Hand in a list; the worker's report comes by itself."""
        self.open_list()
        self.go("/catalogue/import")
        self.page.locator("#file").set_input_files(path)
        self.page.locator("#region").select_option(region)
        self.page.locator("#basis").fill(basis)
        press(self.page, "main form[enctype] button[type=submit]")

    def checked(self) -> Locator:
        """Return the notice that says what would happen, once the list is checked."""
        notice = self.page.locator(".notice.note:has(form)")
        expect(notice).to_be_visible(timeout=SOON)
        return notice

    def take_over(self, *, withdraw: bool = False) -> Locator:
        """Say yes; return the notice that says what happened."""
        if withdraw:
            self.page.locator("input[name=withdraw]").check()
        press(self.page, ".notice.note form button[type=submit]")
        notice = self.page.locator("main .notice.ok")
        expect(notice).to_be_visible(timeout=SOON)
        return notice

    def refused(self) -> Locator:
        """Return the notice of a list that is refused, once it is checked."""
        notice = self.page.locator("main .notice.bad")
        expect(notice).to_be_visible(timeout=SOON)
        return notice

    def export(self, department: str, target: Path) -> Path:
        """Export what a department keeps of its own as a workbook."""
        self.open_list()
        self.page.locator("#department").select_option(label=department)
        self.page.locator("#kind").select_option("own")
        press(self.page, "main form.filters button[type=submit]")
        press(self.page, 'main form[action*="/export/xlsx"] button:not([formaction])')
        return self.download("/file", target)

    def download(self, end: str, target: Path) -> Path:
        """Press the link to a file once it is there, and keep what comes."""
        link = self.page.locator(f'main a.btn[href$="{end}"]')
        expect(link).to_be_visible(timeout=SOON)
        with self.page.expect_download() as started:
            link.click()
        started.value.save_as(target)
        return target

    # three steps

    def submit_all(self, department: str, basis: str) -> None:
        """Submit all that waits, of a department or of all, on the basis of one document."""
        self.open_list()
        self.go("/catalogue/reviews", "/reviews/submit")
        if department:
            self.page.locator("#department").select_option(label=department)
            press(self.page, "main form.filters button[type=submit]")
        self.page.locator("input[name=which][value=all]").check()
        self.page.locator("#title").fill(basis)
        press(self.page, "main form[enctype] button[type=submit]")
        expect(self.page.locator(".errors")).to_have_count(0)

    def pass_all(self, step: str) -> None:
        """Approve or publish all that waits for it."""
        self.open_list()
        self.go("/catalogue/reviews")
        waits = {"approve": "submitted", "publish": "reviewed"}[step]
        self.page.locator("#state").select_option(waits)
        press(self.page, "main form.filters button[type=submit]")
        self.page.locator("input[name=which][value=all]").check()
        press(self.page, f'button[name=do][value="{step}"]')
        expect(self.page.locator(".errors")).to_have_count(0)
        expect(self.page.locator("main .notice.ok")).to_be_visible()

    def wait_for(self, seen: Locator) -> None:
        """Look again until the worker has done what a page is to show."""
        for _ in range(30):
            try:
                expect(seen).to_be_visible(timeout=1_000)
            except AssertionError:
                self.page.reload()
            else:
                return
        raise AssertionError(self.page.locator("main").inner_text())
