"""A citizen in a browser. Found by form fields and addresses, so in every language alike."""

import re
from dataclasses import dataclass, field
from itertools import count

from playwright.sync_api import APIResponse, Locator, Page, expect

CONFIRMED = re.compile(r"/appointments/\d{16}\?done=booked")
_numbers = count(13_100_000_001)  # a phone of one's own: a person may book few visits a day


def new_phone() -> str:
    """Return a phone that nobody else in this run gives."""
    return str(next(_numbers))


def send(page: Page) -> None:
    """Press the button of the form in the main part of the page, and wait for the answer."""
    button = page.locator("main form .actions button[type=submit], main form > button").last
    with page.expect_navigation():
        button.click()


@dataclass
class Citizen:
    """Somebody who looks for a service, books a visit and follows their case."""

    page: Page
    lang: str
    name: str = "古丽娜尔"
    phone: str = field(default_factory=new_phone)

    def ask(self, words: str) -> None:
        """Search from the front page."""
        self.page.goto(f"/{self.lang}/")
        box = self.page.locator("main [role=search] input[name=q]")
        box.fill(words)
        with self.page.expect_navigation():
            box.press("Enter")

    def find(self, words: str, code: str) -> None:
        """From the front page to the guide of a service, by words of everyday."""
        self.ask(words)
        self.page.locator(f'main .hit a[href$="/items/{code}"]').click()
        self.page.wait_for_url(f"**/{self.lang}/items/{code}")

    def book(self, centre: str) -> str:
        """From the guide through the four steps; return the 16 digits of the reference."""
        self.go_to_times(centre)
        return self.choose_time()

    def go_to_times(self, centre: str) -> None:
        self.choose_place(centre)
        self.say_who()
        with self.page.expect_navigation():
            self.page.locator('main form[action*="/book/time"] button').click()

    def choose_place(self, centre: str) -> None:
        self.page.locator('main a.btn[href*="/book?"]').click()
        self.page.locator(f'input[name=centre][value="{centre}"]').check()
        send(self.page)

    def say_who(self) -> None:
        self.page.locator("main input[name=name]").fill(self.name)
        self.page.locator("main input[name=phone]").fill(self.phone)
        send(self.page)

    def choose_time(self) -> str:
        """Take the first free time; return the reference of the confirmation."""
        self.page.locator("input[name=start]:enabled:visible").first.check()
        send(self.page)
        return self.confirmed()

    def confirmed(self) -> str:
        """Return the reference that the page shows large, as its address has it too."""
        assert CONFIRMED.search(self.page.url), self.page.locator("main").inner_text()
        shown = self.page.locator(".panel .reference").inner_text()
        reference = re.sub(r"\D", "", shown)
        assert f"/appointments/{reference}" in self.page.url
        return reference

    def slip(self) -> APIResponse:
        """Return the slip that the confirmation offers."""
        return follow(self.page, self.page.locator('main a[href$="/slip.pdf"]'))

    def printed(self, name: str) -> APIResponse:
        """Return the paper of that name that the open page offers."""
        return follow(self.page, self.page.locator(f'main a[href$="/{name}.pdf"]'))

    def open_case(self, reference: str) -> None:
        """Look a case up with its number and this citizen's phone."""
        self.page.goto(f"/{self.lang}/cases")
        self.page.locator("main input[name=reference]").fill(reference)
        self.page.locator("main input[name=phone]").fill(self.phone)
        send(self.page)
        self.page.wait_for_url(f"**/{self.lang}/cases/{reference}")

    def stages(self) -> list[str]:
        """Return the states of the road of the case that is open, first stage first."""
        stages = self.page.locator(".timeline > li")
        expect(stages.first).to_be_visible()
        return [stage.get_attribute("class") or "" for stage in stages.all()]

    def papers(self) -> list[APIResponse]:
        """Return the papers of the case that is open, oldest first."""
        links = self.page.locator('main a[href*="/papers/"]').all()
        return [follow(self.page, link) for link in links]


def follow(page: Page, link: Locator) -> APIResponse:
    """Return what a link leads to, asked for with the cookies of this page's visitor."""
    href = link.get_attribute("href")
    assert href
    return page.context.request.get(href)
