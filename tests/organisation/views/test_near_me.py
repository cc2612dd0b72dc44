import pytest
from flask import Flask
from sqlalchemy import update

from kernel.db import transaction
from organisation.tables import Centre
from tests.client import PageClient
from tests.organisation.builders import COUNTY, OTHER_COUNTY, a_small_world


@pytest.fixture(autouse=True)
def _world(app: Flask) -> None:
    a_small_world()


def put(slug: str, latitude: float, longitude: float) -> None:
    point = {"latitude": latitude, "longitude": longitude}
    with transaction() as session:
        session.execute(update(Centre).where(Centre.slug == slug).values(**point))


def places(client: PageClient, query: str = "") -> list[str]:
    """Return the halls in the order of the page."""
    page = client.get(f"/en/centres{query}").text
    return sorted(("hall", "other"), key=lambda slug: page.index(f"/en/centres/{slug}"))


def test_the_nearest_come_first_with_their_distance(client: PageClient) -> None:
    put("hall", 43.83, 87.62)
    put("other", 39.47, 75.99)

    page = client.get("/en/centres?near=39.50,76.00").text

    assert places(client, "?near=39.50,76.00") == ["other", "hall"]
    assert places(client, "?near=43.80,87.60") == ["hall", "other"]
    assert "About 3 kilometres away" in page
    assert "nothing is stored" in page


def test_a_place_nobody_knows_the_point_of_comes_last(client: PageClient) -> None:
    put("other", 39.47, 75.99)

    assert places(client, "?near=43.83,87.62") == ["other", "hall"]


def test_without_a_point_those_of_the_own_place_come_first(client: PageClient) -> None:
    assert places(client, f"?place={COUNTY}") == ["hall", "other"]
    assert places(client, f"?place={OTHER_COUNTY}") == ["other", "hall"]
    assert places(client, "?near=nonsense") == ["hall", "other"]


def test_only_this_page_may_ask_a_device_where_it_is(client: PageClient) -> None:
    here = client.get("/en/centres").headers["Permissions-Policy"]
    elsewhere = client.get("/en/items").headers["Permissions-Policy"]

    assert "geolocation=(self)" in here
    assert "geolocation=()" in elsewhere
