"""The promise of the desk: six keys, one screen, and the paper; `make bench` says how soon."""

import pytest
from playwright.sync_api import Page, Response

from tests.browser.citizen import Citizen
from tests.browser.conftest import OpenPage
from tests.browser.officers import CASE, sign_in

pytestmark = pytest.mark.browser
MOST_KEYS = 6
ACCEPTED_HERE = "11659800MB000102XR3000102014000"
RECEIVED_ONLY = "11659800MB0001062A3000106008000"
PDF = "application/pdf"


class Keyboard:
    """A clerk's hand: it counts what it presses."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed = 0

    def press(self, key: str) -> None:
        self.pressed += 1
        self.page.keyboard.press(key)

    def print_with(self, key: str) -> Response:
        """Open a paper in a tab of its own; return the server's answer with the file."""
        with self.page.context.expect_event("response", is_paper) as answered:
            self.press(key)
        answer: Response = answered.value
        answer.finished()
        return answer


def is_paper(answer: Response) -> bool:
    return "/staff/papers/" in answer.url and answer.headers.get("content-type") == PDF


def assert_one_screen(page: Page) -> None:
    high, seen = page.evaluate("[document.scrollingElement.scrollHeight, innerHeight]")
    assert high <= seen == 768, f"{page.url} is {high} pixels high"


@pytest.mark.parametrize(("code", "papers"), [(RECEIVED_ONLY, 1), (ACCEPTED_HERE, 2)])
def test_six_keys_at_most_on_one_screen_from_the_reference_to_the_printed_receipt(
    open_page: OpenPage, code: str, papers: int
) -> None:
    reference = Citizen(open_page(f"/zh-Hans/items/{code}"), "zh-Hans").book("yunlan")
    page = open_page("/staff/sign-in")
    sign_in(page, "clerk@demo.onewindow.example")
    hand = Keyboard(page)
    assert_one_screen(page)

    page.keyboard.type(reference)  # the field has the focus
    hand.press("Enter")
    page.wait_for_url("**/take-in?*")
    assert_one_screen(page)
    hand.press("Enter")  # all is there
    page.wait_for_url(CASE)
    assert_one_screen(page)
    printed = [hand.print_with("Enter")]
    if papers == 2:  # the notice of acceptance was offered first
        page.bring_to_front()
        printed.append(hand.print_with("1"))

    assert hand.pressed <= MOST_KEYS
    kinds = [answer.headers["content-disposition"] for answer in printed]
    assert 'filename="materials_receipt-' in kinds[-1], kinds
