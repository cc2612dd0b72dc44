"""A clerk at the desk and an approver of a department, each in a browser of their own."""

import re
from dataclasses import dataclass

from playwright.sync_api import APIResponse, Page

from portal.demo.files import PASSWORD
from tests.browser.citizen import follow

CASE = re.compile(r"/staff/desk/cases/(\d{16})")


def sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    """Sign in; the first page of this officer's work opens."""
    page.goto("/staff/sign-in")
    page.locator("input[name=email]").fill(email)
    page.locator("input[name=password]").fill(password)
    page.locator("main button[type=submit]").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)


def press(page: Page, button: str) -> None:
    """Press a button by its selector and wait for the page that answers."""
    with page.expect_navigation():
        page.locator(button).click()


@dataclass
class Clerk:
    """The desk of one centre."""

    page: Page

    def find(self, words: str) -> None:
        """Type what the citizen says into the one field."""
        self.page.goto("/staff/desk")
        self.page.locator("#q").fill(words)
        press(self.page, "main form:has(#q) button[type=submit]")

    def take_in(self, outcome: str) -> str:
        """End the checklist that is open with one of its buttons; return the case's number."""
        press(self.page, f'button[name=outcome][value="{outcome}"]')
        found = CASE.search(self.page.url)
        assert found, self.page.locator("main").inner_text()
        return found[1]

    def mark_missing(self, number: int) -> None:
        """Tick the material of this place in the list as missing."""
        self.page.locator("#checks > li").nth(number).locator("input[value=missing]").check()

    def mark_all_here(self) -> None:
        for row in self.page.locator("#checks > li").all():
            row.locator("input[value=complete]").check()

    def open_case(self, reference: str) -> None:
        self.page.goto(f"/staff/desk/cases/{reference}")

    def hand_out(self, reference: str) -> None:
        """Hand the result out against signature."""
        self.open_case(reference)
        press(self.page, 'form[action$="/deliver"] button[type=submit]')

    def newest_paper(self) -> APIResponse:
        """Return the paper that the page offers to print."""
        return follow(self.page, self.page.locator("#print"))


@dataclass
class Approver:
    """The tasks of one department."""

    page: Page

    def open_task(self, reference: str) -> None:
        """Open a case from the list of tasks, where it must stand."""
        self.page.goto("/staff/department")
        self.page.locator(f'main a[href$="/cases/{reference}"]').first.click()
        self.page.wait_for_url(f"**/department/cases/{reference}")

    def accept(self) -> None:
        press(self.page, 'form[action$="/accept"] button')

    def grant(self, number: str) -> None:
        self.page.locator("input[name=result_number]").fill(number)
        press(self.page, 'form[action$="/grant"] button[type=submit]')

    def refuse(self, why: str) -> None:
        form = self.page.locator('details:has(form[action$="/refuse"])')
        form.locator("summary").click()
        form.locator("textarea[name=text]").fill(why)
        press(self.page, 'form[action$="/refuse"] button[type=submit]')
