from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from flask import Flask
from lxml import etree

from catalogue.jobs import refresh_search
from tests.catalogue.builders import a_claim, a_published_item, a_standard, publish_again
from tests.client import PageClient
from tests.organisation.builders import COUNTY, OTHER_COUNTY, ROOT, a_department, a_small_world
from tests.queries import Queries

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def _world(app: Flask) -> None:
    a_small_world()


def entries(client: PageClient) -> list[Any]:
    return list(etree.fromstring(client.get("/en/changes.atom").data).iter(f"{ATOM}entry"))


def test_what_is_new_and_what_changed_is_said(client: PageClient) -> None:
    item = a_published_item("甲事项", department="police局", region=COUNTY)
    publish_again(
        item.code, "甲事项", department="police局", region=COUNTY, conditions="年满十八周岁"
    )
    a_published_item("乙事项", department="police局", region=COUNTY)

    page = client.get("/en/changes").text

    assert page.index("乙事项") < page.index("甲事项")
    assert "New since November" in page
    assert "Changed on November" in page


def test_what_many_places_offer_changed_once(client: PageClient) -> None:
    standard = a_standard()
    a_claim(standard, 1)
    a_claim(standard, 2)

    assert len(entries(client)) == 1


def test_a_feed_is_in_its_language_with_ids_that_stay(client: PageClient) -> None:
    item = a_published_item(
        "甲事项 <&>", department="police局", region=COUNTY, texts={"en": {"name": "Thing <&>"}}
    )
    before, again = entries(client), entries(client)
    publish_again(
        item.code, "甲事项", department="police局", region=COUNTY, conditions="年满十八周岁"
    )
    after = entries(client)

    assert before[0].findtext(f"{ATOM}title") == "Thing <&>"
    assert before[0].findtext(f"{ATOM}id") == again[0].findtext(f"{ATOM}id")
    assert before[0].findtext(f"{ATOM}id") != after[0].findtext(f"{ATOM}id")
    link = before[0].find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"http://127.0.0.1:8000/en/items/{item.code}"


def test_a_feed_that_has_not_changed_is_not_sent_again(client: PageClient) -> None:
    first = client.get("/en/changes.atom")
    again = client.get("/en/changes.atom", headers={"If-None-Match": first.headers["ETag"]})

    assert first.mimetype == "application/atom+xml"
    assert again.status_code == 304


def test_a_browser_asks_when_saved_services_changed(client: PageClient) -> None:
    item = a_published_item("甲事项", department="police局", region=COUNTY)

    found = client.get(f"/en/changes/of?code={item.code}&code=nothing").json

    assert [(row["code"], row["name"], row["lang"]) for row in found] == [
        (item.code, "甲事项", "zh-Hans")
    ]
    assert found[0]["at"].startswith("2026-11")


def test_changes_ask_the_database_as_much_of_many_as_of_few(
    client: PageClient, count_queries: Callable[[], AbstractContextManager[Queries]]
) -> None:
    for number in range(8):
        a_published_item(f"事项{number}", department="police局", region=COUNTY)

    with count_queries() as asked:
        client.get("/en/changes")

    assert len(asked) <= 3, asked


def test_all_ways_count_what_the_list_then_shows(client: PageClient) -> None:
    standard = a_standard(themes=("household",))
    a_claim(standard, 1)
    a_claim(standard, 2)
    refresh_search()

    page = client.get("/en/browse").text
    inside = client.get(f"/en/browse?in={COUNTY}").text

    assert "Region 650000: 1 service" in page.replace("<bdi>", "").replace("</bdi>", "")
    assert f"in={COUNTY}" in page or f"region={COUNTY}" in page
    assert f"region={OTHER_COUNTY}" in page
    assert "/en/items?theme=household" in page
    assert f"in={ROOT}" in inside


def test_a_service_of_two_counties_is_one_way_by_department_and_by_level(
    client: PageClient,
) -> None:
    standard = a_standard(themes=("household",))
    a_claim(standard, 1)
    a_claim(standard, a_department("police2", OTHER_COUNTY))
    refresh_search()

    page = client.get("/en/browse").text
    both = client.get("/en/items?level=county")

    assert "/en/items?level=county" in page
    assert "1 service" in both.text
    assert "line=" in page
    assert "/en/items?line=" in client.get("/en/").text


def test_all_ways_open_while_the_search_is_prepared(client: PageClient) -> None:
    assert client.get("/en/browse").status_code == 200
