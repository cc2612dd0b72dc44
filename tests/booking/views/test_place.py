"""The first page of booking: the nearest kinds of places first."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask

from catalogue.values.codes import AcceptScope
from catalogue.values.handing_in import PointKind
from tests.booking.neighbours import a_village, an_item_of_the_county, entrust, neighbours
from tests.client import PageClient
from tests.queries import Queries

Counting = Callable[[], AbstractContextManager[Queries]]


@pytest.fixture(autouse=True)
def _world(app: Flask) -> None:
    neighbours()


def test_places_that_hand_on_come_after_the_departments_own(client: PageClient) -> None:
    _, code = an_item_of_the_county(accept_scope=AcceptScope.CITY)

    page = client.get(f"/en/book?item={code}").text

    places = ["At the department itself", "Hall hall", "In other places", "Hall other"]
    assert [page.index(words) for words in places] == sorted(page.index(words) for words in places)
    assert "handed on to the department that decides" in page


def test_a_village_that_is_met_at_a_hall_is_named_there(client: PageClient) -> None:
    item_id, code = an_item_of_the_county()
    entrust(item_id, a_village(), PointKind.AGENT)

    page = client.get(f"/en/book?item={code}").text

    assert "Met here: shangliu" in page
    assert "They decide nothing." in page


def test_where_all_places_are_alike_no_heading_is_needed(client: PageClient) -> None:
    _, code = an_item_of_the_county()

    page = client.get(f"/en/book?item={code}").text

    assert "Hall hall" in page
    assert "At the department itself" not in page


def test_a_place_that_is_not_offered_leads_back_to_the_places(client: PageClient) -> None:
    _, code = an_item_of_the_county()

    answer = client.get(f"/en/book/who?item={code}&centre=other")

    assert answer.status_code == 302
    assert "again=1" in answer.location


def test_many_points_are_asked_for_in_as_many_queries_as_one(
    client: PageClient, count_queries: Counting
) -> None:
    item_id, code = an_item_of_the_county(accept_scope=AcceptScope.CITY, alliance="four")
    for number in range(4):
        entrust(item_id, a_village(f"village-{number}"))
    with count_queries() as few:
        client.get(f"/en/book?item={code}")
    for number in range(4, 13):
        entrust(item_id, a_village(f"village-{number}"))

    with count_queries() as many:
        page = client.get(f"/en/book?item={code}").text

    assert len(many) == len(few) <= 10, many
    assert "13 township and village points are met here" in page
