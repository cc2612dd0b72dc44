"""A bundle asks what its services ask: answers in the address narrow all of it."""

import io
import re
from typing import Any

import pytest
from flask import Flask
from pypdf import PdfReader

from catalogue.values.situations import DecisionFacts
from tests.catalogue.builders import a_material, a_published_item, days
from tests.catalogue.bundling import a_bundle, member
from tests.catalogue.situations import DECISIONS, facts_asking
from tests.catalogue.views.test_bundles import HERE, a_service, booked, two_offices
from tests.client import PageClient
from tests.organisation.builders import COUNTY, ROOT, a_small_world

ADULT = "why.lost~age.adult"
ROWS = tuple(
    DecisionFacts(key=f"d{number}", when=one.when, fees=one.fees, note="请先取号")
    for number, one in enumerate(DECISIONS)
)
CHILD = "why.lost~age.under16~relation.parent"
ALONE = "why.lost~age.under16~relation.other"


@pytest.fixture
def codes(app: Flask) -> list[str]:
    """A card, then a permit that asks the same; return their codes, and those in the county."""
    a_small_world()
    market, food = two_offices(together=True)
    card, first = a_service("身份证", market, **facts_asking())
    wants = (a_material("身份证"), a_material("许可申请表", key="form"))
    asks = facts_asking(materials=wants, decisions=ROWS, promised_limit=days(5))
    permit, second = a_service("许可", food, **asks)
    a_bundle(member(card.item_id), member(permit.item_id, card.item_id), region=ROOT)
    return [card.code, permit.code, *first, *second]


def told(codes: list[str], words: str = ADULT) -> str:
    return f"situation={codes[0]}~{words}&situation={codes[1]}~{words}"


def test_what_two_services_ask_alike_is_asked_once(client: PageClient, codes: list[str]) -> None:
    page = client.get(HERE).text

    assert page.count(f'name="q.{codes[0]}.why" value="lost"') == 1
    assert f'name="q.{codes[1]}.' not in page
    assert page.count("Only in some situations") == 2
    assert "3 to bring" in page
    assert "2 more in some situations only" in page


def test_the_form_leads_to_the_address_to_share(client: PageClient, codes: list[str]) -> None:
    card = codes[0]

    sent = client.get(f"{HERE}&q.{card}.why=lost&q.{card}.age=adult&q.{card}.relation=other")

    assert sent.status_code == 302
    assert sent.location == f"/en/bundles/restaurant?{told(codes)}&place={COUNTY}"


def test_the_answers_narrow_the_list(client: PageClient, codes: list[str]) -> None:
    chinese = HERE.replace("/en/", "/zh-Hans/")

    page = client.get(f"{chinese}&{told(codes)}").text
    child = client.get(f"{chinese}&{told(codes, CHILD)}").text

    assert "监护人身份证" not in page
    assert "监护人身份证" in child
    assert "仅部分情形需要" not in page
    assert "先到派出所挂失" in page
    assert "少年窗口" in child


def test_the_answers_set_the_time_and_the_fee(client: PageClient, codes: list[str]) -> None:
    page = client.get(f"{HERE}&{told(codes)}").text
    child = client.get(f"{HERE}&{told(codes, CHILD)}").text

    assert re.search(r'rel="canonical"\s+href="/en/bundles/restaurant"', page)
    assert "About 25 working days" in page
    assert "About 8 working days" in child
    assert "From ¥40.00" in client.get(HERE).text
    assert "From" not in re.findall("What does it cost.*?</dd>", page, re.S)[0]


def test_the_answers_go_along_to_guides_booking_and_paper(
    client: PageClient, codes: list[str]
) -> None:
    page = client.get(f"{HERE}&{told(codes)}").text

    _card, _permit, first, second = codes
    assert f"/en/items/{first}?situation={ADULT}" in page
    assert f"situation={first}~{ADULT}&amp;situation={second}~{ADULT}" in page
    assert f"checklist.pdf?{told(codes)}".replace("&", "&amp;") in page
    (link,) = re.findall(r'href="(/en/book\?[^"]+)"', page)
    assert client.get(link.replace("&amp;", "&")).status_code == 200


def test_a_guide_names_its_bundles_and_takes_the_answers_along(
    client: PageClient, codes: list[str]
) -> None:
    card, _permit, first, _second = codes

    page = client.get(f"/en/items/{first}?situation={ADULT}").text

    assert f'href="/en/bundles/restaurant?situation={card}~{ADULT}"' in page
    assert "/en/bundles/" not in client.get(f"/en/items/{a_published_item().code}").text


def test_where_nobody_can_apply_it_says_why_and_books_the_rest(
    client: PageClient, codes: list[str]
) -> None:
    page = client.get(f"{HERE}&{told(codes, ALONE)}").text

    assert "请由监护人陪同办理" in page
    assert booked(page) == [[codes[3]]]
    assert "居民户口簿" not in page


def test_the_list_is_printed_as_it_was_answered(client: PageClient, codes: list[str]) -> None:
    sheet = client.get(f"/zh-Hans/bundles/restaurant/checklist.pdf?place={COUNTY}&{told(codes)}")

    pages = PdfReader(io.BytesIO(sheet.data)).pages
    text = "".join(page.extract_text() for page in pages)
    assert text.count("为什么办理?") == 1
    assert "先到派出所挂失" in text
    assert "原居民身份证" not in text


def test_programs_get_the_same(client: PageClient, codes: list[str]) -> None:
    found: Any = client.get(
        f"/api/v1/bundles/restaurant?place={COUNTY}&situation={codes[0]}~{ADULT}"
    ).json

    card, permit = found["services"]
    assert [one["key"] for one in card["questions"]] == ["why", "age", "relation"]
    assert card["situation"] == f"{codes[0]}~{ADULT}"
    assert permit["situation"] == f"{codes[1]}~{ADULT}"
    assert card["complete"]
    assert [one["name"] for one in found["materials"]] == ["居民户口簿", "身份证", "许可申请表"]
    assert not any(one["perhaps"] for one in found["materials"])


@pytest.mark.parametrize("words", ["~", "x", "q.~~", "%00", "a" * 3000, f"{COUNTY}~why.lost"])
def test_what_is_no_answer_is_passed_over(client: PageClient, codes: list[str], words: str) -> None:
    away = client.get(f"{HERE}&situation={words}")

    assert away.location == f"/en/bundles/restaurant?place={COUNTY}"
