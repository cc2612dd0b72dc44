"""One citizen's visit, walked once, so that every kind of page has something to show."""

from collections.abc import Mapping
from dataclasses import dataclass

from playwright.sync_api import Page, StorageState

from tests.browser.citizen import Citizen
from tests.browser.officers import Clerk, sign_in

CODE = "11659800MB0001062A3000106008000"
CLERK = "clerk@demo.onewindow.example"
BOOKING = f"?item={CODE}&centre=yunlan"
OTHER = "0" * 16  # the reference of nobody
PAGES = {
    "home": "/",
    "list": "/items",
    "hits": "/items?q=食品&theme=business",
    "nothing found": "/items?q=qqxxzz",
    "guide": f"/items/{CODE}",
    "centres": "/centres",
    "centre": "/centres/yunlan",
    "places of a service": f"/items/{CODE}/places",
    "quickest first": "/items?sort=limit",
    "all ways": "/browse",
    "changes": "/changes",
    "saved services": "/saved",
    "centres near me": "/centres?near=43.83,87.62",
    "my place": "/place?then=/items",
    "a place with a name": "/place?name=e",
    "list of my place": "/items?place=659801200201",
    "place": f"/book{BOOKING}",
    "place not chosen": f"/book?item={CODE}&again=1",
    "who": f"/book/who{BOOKING}",
    "check": f"/book/check{BOOKING}",
    "time": f"/book/time{BOOKING}",
    "confirmation": "/appointments/{appointment}?done=booked",
    "my appointment": "/appointments",
    "appointment": "/appointments/{appointment}",
    "move": "/appointments/{appointment}/move",
    "cancel": "/appointments/{appointment}/cancel",
    "my case": "/cases",
    "case": "/cases/{case}",
    "genuine paper": "/verify/{token}",
    "no such paper": "/verify/unknown",
    "a file to check": "/verify",
    "wrong word": f"/report?on=/ug/items/{CODE}",
    "wrong word sent": "/report/thanks",
    "no such page": "/nothing/here",
    "no such guide": "/items/nothing",
    "no such appointment": f"/appointments/{OTHER}",
    "no such case": f"/cases/{OTHER}",
}


@dataclass(frozen=True)
class Tour:
    """Where the public pages are, without their language, and the cookies that open them."""

    cookies: StorageState
    pages: Mapping[str, str]


def walk(page: Page, desk: Page) -> Tour:
    """Book two visits, have one taken in, and begin to book a third."""
    citizen = Citizen(page, "en", name="Gülnar Tursun")
    page.goto(f"/en/items/{CODE}")
    kept = citizen.book("yunlan")
    page.goto(f"/en/items/{CODE}")
    citizen = Citizen(page, "en", name="Alim Memet")
    taken = citizen.book("yunlan")
    sign_in(desk, CLERK)
    clerk = Clerk(desk)
    clerk.find(taken)
    case = clerk.take_in("hand_over")
    citizen.open_case(case)
    token = (page.locator('a[href*="/papers/"]').first.get_attribute("href") or "")[:-4]
    page.goto(f"/en/items/{CODE}")
    citizen.choose_place("yunlan")
    citizen.say_who()
    known = {"appointment": kept, "case": case, "token": token.rpartition("/")[2]}
    pages = {name: path.format(**known) for name, path in PAGES.items()}
    return Tour(page.context.storage_state(), pages)
