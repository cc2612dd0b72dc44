"""What to bring to a visit for several services: one list, by the rule of bundles."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from icalendar import Calendar

from catalogue.tables import ServiceItem
from catalogue.values.codes import MaterialKind
from kernel.access import SYSTEM
from kernel.db import db, transaction
from organisation.queries import get_centre
from organisation.usecases.places import station
from tests.booking.builders import PHONE, a_booking
from tests.booking.neighbours import TUESDAY_10, forget, hall, neighbours
from tests.catalogue.builders import a_claim, a_material, a_standard
from tests.catalogue.bundling import a_bundle, member
from tests.catalogue.situations import facts_asking
from tests.client import PageClient
from tests.clock import NOW
from tests.documents.reading import text_of
from tests.organisation.builders import COUNTY, OTHER_COUNTY, ROOT, a_department
from tests.queries import Queries

CARD = a_material("居民身份证", kind=MaterialKind.COPY, copy_count=1)
CARDS = a_material("居民身份证（原件及复印件）", kind=MaterialKind.ORIGINAL_AND_COPY, copy_count=2)
LICENCE = a_material("营业执照复印件")
ADULT = {"age": "adult"}
LOST = {"why": "lost", "age": "adult"}
ON_THE_WAY = "You get it on the way, from service 1"


@pytest.fixture(autouse=True)
def market(app: Flask) -> int:
    """A department that is met at the hall of the first county."""
    neighbours()
    department = a_department("market", COUNTY)
    forget()
    with transaction() as session:
        station(session, get_centre("hall").id, department, actor=SYSTEM, now=NOW)
    forget()
    return department


def a_service(name: str, market: int, **facts: Any) -> tuple[int, str]:
    """A standard that the market office carries out: (its id, the code of the item)."""
    standard = a_standard(name, region=ROOT, department="root局", **facts)
    item = db.session.get(ServiceItem, a_claim(standard, market))
    assert item
    return standard.item_id, item.code


def a_restaurant(market: int, region: str = ROOT) -> tuple[str, str]:
    """A licence, and a permit that comes after it; return the codes."""
    licence, first = a_service("执照", market, materials=(CARD,), result_name="营业执照")
    permit, second = a_service("许可", market, materials=(CARDS, LICENCE))
    a_bundle(member(licence), member(permit, licence), region=region)
    return first, second


def booked(client: PageClient, *codes: str, **given: Any) -> str:
    """Book a visit for these services and open it; return the address of its page."""
    made = a_booking(hall("hall"), codes, **{"starts": TUESDAY_10, **given})
    client.submit("/en/appointments", {"reference": made.reference, "phone": PHONE})
    return f"/en/appointments/{made.reference}"


def listed(page: str) -> list[list[str]]:
    """Return the rows of the lists on a page: what it is, how many, for which services."""
    bodies = re.findall(r"<tbody>(.*?)</tbody>", page, re.DOTALL)
    rows = [row for body in bodies for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)]
    return [
        [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in re.findall(CELL, row)]
        for row in rows
    ]


CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)


def test_what_several_services_ask_for_stands_once_with_the_most_of_all(
    client: PageClient, market: int
) -> None:
    page = client.get(booked(client, *a_restaurant(market))).text
    card, licence = listed(page)

    assert "What to bring, each once" in page
    assert re.search(r"1</bdi>\..*执照.*2</bdi>\..*许可", page, re.DOTALL)
    assert card[0].startswith("Identity card")
    assert (card[1], card[-1]) == ("Original and 2 copies", "1 , 2")
    assert (ON_THE_WAY in licence[0], licence[-1]) == (True, "2")


def test_the_list_to_tick_off_is_the_same(client: PageClient, market: int) -> None:
    address = booked(client, *a_restaurant(market))

    text = text_of(client.get(f"{address}/checklist.pdf").data)

    assert text.count("Identity card") == 1
    assert "Original and 2 copies" in text
    assert "1, 2" in text
    assert ON_THE_WAY in text
    assert text.count("□") == 1
    assert text.count("Scan for the guide") == 2


def test_the_slip_asks_for_nothing_that_comes_on_the_way(client: PageClient, market: int) -> None:
    address = booked(client, *a_restaurant(market))

    text = text_of(client.get(f"{address}/slip.pdf").data)

    assert text.count("Identity card") == 1
    assert "Original and 2 copies" in text
    assert "营业执照" not in text


def test_a_bundle_of_another_place_does_not_say_what_comes_on_the_way(
    client: PageClient, market: int
) -> None:
    page = client.get(booked(client, *a_restaurant(market, region=OTHER_COUNTY))).text

    assert len(listed(page)) == 2
    assert "You get it on the way" not in page


def test_with_a_service_that_is_in_no_bundle_all_is_asked_for_once(
    client: PageClient, market: int
) -> None:
    _, passport = a_service("护照", market, materials=(CARD,))

    page = client.get(booked(client, *a_restaurant(market), passport)).text

    assert [row[-1] for row in listed(page)] == ["1 , 2 , 3", "2"]
    assert "You get it on the way" not in page


def test_services_left_out_of_a_bundle_are_passed_over(client: PageClient, market: int) -> None:
    licence, first = a_service("执照", market, materials=(CARD,), result_name="营业执照")
    seal, _ = a_service("刻章", market)
    permit, second = a_service("许可", market, materials=(LICENCE,))
    a_bundle(member(licence), member(seal, licence), member(permit, seal), region=ROOT)

    page = client.get(booked(client, second, first)).text

    assert "You get it on the way, from service 2" in page


def test_answers_narrow_the_one_list_and_are_said_once(client: PageClient, market: int) -> None:
    asking = facts_asking()
    codes = [a_service(name, market, **asking)[1] for name in ("换证", "领证")]
    address = booked(client, *codes, answers=dict.fromkeys(codes, LOST))

    page = client.get(address).text
    papers = [text_of(client.get(f"{address}/{one}.pdf").data) for one in ("checklist", "slip")]
    event = Calendar.from_ical(client.get(f"{address}/appointment.ics").data).walk("VEVENT")[0]

    assert [row[-1] for row in listed(page)] == ["1 , 2"]
    for text in (page, *papers):
        assert text.count("Why?") == 1
        assert "原居民身份证" not in text
    assert str(event["DESCRIPTION"]).count("Why?") == 1


def test_what_an_answer_may_still_ask_for_is_marked(client: PageClient, market: int) -> None:
    asking = facts_asking()
    codes = [a_service(name, market, **asking)[1] for name in ("换证", "领证")]
    address = booked(client, *codes, answers=dict.fromkeys(codes, ADULT))

    page = client.get(address).text
    papers = [text_of(client.get(f"{address}/{one}.pdf").data) for one in ("checklist", "slip")]

    for text in (page, *papers):
        assert text.count("Only in some situations") == 1


def test_services_that_ask_for_nothing_say_so(client: PageClient, market: int) -> None:
    nothing = (a_material("无需材料"),)
    codes = [a_service(name, market, materials=nothing)[1] for name in ("甲", "乙")]
    address = booked(client, *codes)

    page = client.get(address).text
    listed_paper, slip = (
        text_of(client.get(f"{address}/{one}.pdf").data) for one in ("checklist", "slip")
    )

    assert listed(page) == []
    assert "These services ask for no documents." in page
    assert "You need to bring nothing." in listed_paper
    assert "These services ask for no documents." in slip


def test_three_services_ask_the_database_as_often_as_two(
    client: PageClient,
    market: int,
    count_queries: Callable[[], AbstractContextManager[Queries]],
) -> None:
    made = [a_service(f"事项{number}", market, materials=(CARD,)) for number in range(5)]
    a_bundle(*(member(standard) for standard, _ in made), region=ROOT)
    codes = [code for _, code in made]
    asked = []
    for some, starts in ((codes[:2], TUESDAY_10), (codes[2:], TUESDAY_10 + timedelta(hours=1))):
        address = booked(client, *some, starts=starts, phone=PHONE)
        client.get(address)
        with count_queries() as queries:
            client.get(address)
        asked.append(queries)

    assert len(asked[0]) == len(asked[1]), asked[1]
