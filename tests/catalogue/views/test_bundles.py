"""The pages of bundles: several services with one list of documents and one booking."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from flask import Flask

from catalogue.jobs import refresh_search
from catalogue.rules.content import text_digest
from catalogue.tables import ServiceItem
from catalogue.usecases.withdraw_item import withdraw_item
from catalogue.values.bundles import BundleText
from catalogue.values.codes import Audience, Channel
from catalogue.values.commands import SavedDraft, WithdrawItem
from kernel.access import SYSTEM
from kernel.db import db, transaction
from organisation.queries import forget_places
from tests.catalogue.builders import a_claim, a_material, a_standard, days
from tests.catalogue.bundling import a_bundle, member
from tests.catalogue.entries import an_entry
from tests.client import PageClient
from tests.clock import NOW
from tests.organisation.builders import (
    COUNTY,
    OTHER_COUNTY,
    ROOT,
    a_department,
    a_small_world,
    an_open_centre,
)
from tests.queries import Queries

HERE = f"/en/bundles/restaurant?place={COUNTY}"
CARD = a_material("居民身份证", original_count=1)


@pytest.fixture(autouse=True)
def _world(app: Flask) -> None:
    a_small_world()


def a_service(name: str, *departments: int, **facts: object) -> tuple[SavedDraft, list[str]]:
    """A standard that departments carry out; return it with the codes of their items."""
    usual = {"region": ROOT, "department": "root局", "materials": (CARD,)}
    standard = a_standard(name, **{**usual, **facts})
    items = [db.session.get(ServiceItem, a_claim(standard, one)) for one in departments]
    return standard, [item.code for item in items if item]


def two_offices(*, together: bool) -> tuple[int, int]:
    """A market and a food office of the county, at one hall or at two."""
    market, food = a_department("market", COUNTY), a_department("food", COUNTY)
    an_open_centre("big", COUNTY, stationed=("market", "food") if together else ("market",))
    if not together:
        an_open_centre("small", COUNTY, stationed=("food",))
    forget_places()
    return market, food


def a_restaurant(*, together: bool = True) -> list[str]:
    """A licence, then a permit, and tobacco for who sells it; return the codes in the county."""
    market, food = two_offices(together=together)
    licence, first = a_service("执照", market, promised_limit=days(2), result_name="营业执照")
    permit, second = a_service(
        "许可", food, promised_limit=days(5), materials=(CARD, a_material("营业执照复印件"))
    )
    tobacco, third = a_service("烟草", food, materials=(a_material("烟草申请表"),))
    a_bundle(
        member(licence.item_id),
        member(permit.item_id, licence.item_id),
        member(tobacco.item_id, licence.item_id, question="卖烟吗？"),
        region=ROOT,
        summary="一次办齐",
        audiences=(Audience.COMPANY,),
    )
    return [*first, *second, *third]


def booked(page: str) -> list[list[str]]:
    """Return the codes in each link to a booking."""
    links = re.findall(r'href="/en/book\?([^"]+)"', page)
    return [re.findall(r"item=([^&]+)", link) for link in links]


def test_what_several_ask_for_stands_once_and_what_one_gives_comes_on_the_way(
    client: PageClient,
) -> None:
    a_restaurant()

    page = client.get(HERE).text

    assert page.count("Identity card") == 1
    assert "You get it on the way, from service 1" in page
    assert "1 to bring" in page


def test_one_booking_for_the_whole(client: PageClient) -> None:
    licence, permit, _tobacco = a_restaurant()

    page = client.get(HERE).text

    assert booked(page) == [[licence, permit]]
    assert "Book one visit for all" in page
    assert client.get(f"/en/book?item={licence}&item={permit}").status_code == 200


def test_who_says_yes_gets_one_more(client: PageClient) -> None:
    a_restaurant()
    asked = client.get(HERE).text
    code = re.findall(r'name="yes" value="([^"]+)"', asked)[0]

    page = client.get(f"{HERE}&yes={code}").text

    assert "烟草申请表" in page
    assert "烟草申请表" not in asked
    assert len(booked(page)[0]) == 3


def test_it_is_said_plainly_where_no_hall_takes_all(client: PageClient) -> None:
    licence, permit, _tobacco = a_restaurant(together=False)

    page = client.get(HERE).text

    assert booked(page) == [[licence], [permit]]
    assert "No hall takes in all of it. 2 visits are enough:" in page


def test_the_longest_way_is_the_time_it_takes(client: PageClient) -> None:
    a_restaurant()

    page = client.get(HERE).text

    assert "About 7 working days" in page
    assert "Working days 3 to 7" in page


def test_without_a_place_it_says_what_holds_everywhere_and_asks_for_the_place(
    client: PageClient,
) -> None:
    a_restaurant()

    page = client.get("/en/bundles/restaurant").text

    assert "About 7 working days" in page
    assert booked(page) == []
    assert "Choose my place" in page


def test_a_place_that_does_not_offer_something_says_so(client: PageClient) -> None:
    a_restaurant()

    page = client.get(f"/en/bundles/restaurant?place={OTHER_COUNTY}").text

    assert page.count("Your place does not offer it") == 2


def test_what_was_withdrawn_since_is_left_out(client: PageClient) -> None:
    market, _food = two_offices(together=True)
    services = [a_service(name, market)[0].item_id for name in ("甲", "乙", "丙")]
    a_bundle(*(member(one, *services[:place]) for place, one in enumerate(services)), region=ROOT)
    with transaction() as session:
        withdraw_item(session, WithdrawItem(item_id=services[1], basis="x"), actor=SYSTEM, now=NOW)

    page = client.get(HERE).text

    assert "1 service of this list is not offered at present." in page
    assert len(booked(page)[0]) == 2


def test_what_an_office_holds_already_is_not_to_be_brought(client: PageClient) -> None:
    market, food = two_offices(together=True)
    card = a_material("居民身份证", key="m1", dictionary="id-card")
    services = [a_service(name, market, food, materials=(card,))[0] for name in ("甲", "乙")]
    a_bundle(*(member(one.item_id) for one in services), region=ROOT)
    an_entry(food, held_by="公安局", held_basis="数据共享〔2026〕1号", licence="电子身份证")

    page = client.get(HERE).text
    here: Any = client.get(f"/api/v1/bundles/restaurant?place={COUNTY}").json
    elsewhere: Any = client.get(f"/api/v1/bundles/restaurant?place={OTHER_COUNTY}").json

    assert "No need to bring it: the office has it" in page
    assert "公安局" in page
    assert "电子身份证" in page
    assert "0 to bring" in page
    assert here["materials"][0]["exempt"] is True
    assert "known" not in here["materials"][0]
    assert "exempt" not in elsewhere["materials"][0]


def test_what_is_done_online_only_is_not_booked(client: PageClient) -> None:
    market, _food = two_offices(together=True)
    desk, codes = a_service("甲", market)
    online, _ = a_service("乙", market, channels=(Channel.ONLINE,))
    a_bundle(member(desk.item_id), member(online.item_id), region=ROOT)

    page = client.get(HERE).text

    assert booked(page) == [codes]
    assert "These are done online only:" in page


def test_what_fits_no_more_is_not_shown_in_translation(client: PageClient) -> None:
    market, _food = two_offices(together=True)
    services = [a_service(name, market)[0].item_id for name in ("甲", "乙")]
    texts = tuple(
        BundleText(locale="en", field=field, text=words, of=text_digest(of))
        for field, words, of in (("name", "Restaurant", "开饭店一件事"), ("summary", "Old", "旧"))
    )
    a_bundle(*map(member, services), region=ROOT, summary="新", texts=texts)

    page = client.get(HERE).text

    assert "Restaurant</h1>" in page
    assert "Old" not in page


def test_the_front_page_and_the_list_lead_to_it(client: PageClient) -> None:
    a_restaurant()

    for address in ("/en/", "/en/bundles"):
        assert 'href="/en/bundles/restaurant"' in client.get(address).text
    assert (
        f'href="/en/bundles/restaurant?place={COUNTY}"' in client.get(f"/en/?place={COUNTY}").text
    )


def test_another_regions_bundles_are_not_listed(client: PageClient) -> None:
    market, _food = two_offices(together=True)
    services = [a_service(name, market)[0].item_id for name in ("甲", "乙")]
    a_bundle(*map(member, services), region=COUNTY)

    page = client.get(f"/en/bundles?place={OTHER_COUNTY}").text

    assert "/en/bundles/restaurant" not in page
    assert "Nothing has been put together yet" in page
    elsewhere = client.get(f"/en/bundles/restaurant?place={OTHER_COUNTY}").text
    assert "Your place does not lie in it." in elsewhere


def test_an_unknown_bundle_is_not_found(client: PageClient) -> None:
    assert client.get("/en/bundles/nothing").status_code == 404


def test_ten_services_ask_the_database_as_often_as_two(
    client: PageClient, count_queries: Callable[[], AbstractContextManager[Queries]]
) -> None:
    market, _food = two_offices(together=True)
    ids = [a_service(f"事项{number}", market)[0].item_id for number in range(10)]
    a_bundle(*map(member, ids[:2]), region=ROOT, slug="two")
    a_bundle(*map(member, ids), region=ROOT, slug="ten")
    asked = {}
    for slug in ("two", "ten"):
        client.get(f"/en/bundles/{slug}?place={COUNTY}")
        with count_queries() as queries:
            client.get(f"/en/bundles/{slug}?place={COUNTY}")
        asked[slug] = queries

    assert len(asked["ten"]) == len(asked["two"]) <= 12, asked["ten"]


def test_a_search_names_it_above_the_services(client: PageClient) -> None:
    a_restaurant()
    refresh_search()

    found = client.get("/en/items?q=开饭店").text
    nothing = client.get("/en/items?q=护照").text

    assert 'href="/en/bundles/restaurant"' in found
    assert "/en/bundles/restaurant" not in nothing


def test_the_merged_list_is_printed(client: PageClient) -> None:
    a_restaurant()

    sheet = client.get(f"/en/bundles/restaurant/checklist.pdf?place={COUNTY}")

    assert sheet.data.startswith(b"%PDF")
    assert f'/en/bundles/restaurant/checklist.pdf?place={COUNTY}"' in client.get(HERE).text


def test_programs_get_the_same(client: PageClient) -> None:
    licence, permit, _tobacco = a_restaurant()

    listed: Any = client.get("/api/v1/bundles").json
    found: Any = client.get(f"/api/v1/bundles/restaurant?place={COUNTY}&lang=en").json

    assert [one["slug"] for one in listed["bundles"]] == ["restaurant"]
    assert [(one["code"], one["starts"], one["working_days"]) for one in found["services"]] == [
        (licence, 0, 2),
        (permit, 2, 5),
    ]
    assert [(one["name"], one["services"], one["given_by"]) for one in found["materials"]] == [
        ("居民身份证", [licence, permit], None),
        ("营业执照复印件", [permit], licence),
    ]
    assert found["visits"] == [[licence, permit]]
    assert client.get("/api/v1/bundles/nothing").status_code == 404
