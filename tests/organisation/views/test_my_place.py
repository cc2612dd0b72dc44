import pytest
from flask import Flask

from tests.client import PageClient
from tests.organisation.builders import COUNTY, OTHER_COUNTY, ROOT, a_small_world


@pytest.fixture(autouse=True)
def _world(app: Flask) -> None:
    a_small_world()


def test_a_place_is_chosen_step_by_step_and_leads_back_where_the_reader_was(
    client: PageClient,
) -> None:
    page = client.get("/en/place?then=/centres?size%3D10").text
    inside = client.get(f"/en/place?in={COUNTY}&then=/centres?size%3D10").text

    assert f'href="/en/centres?size=10&amp;place={ROOT}"' in page
    assert f'href="/en/centres?size=10&amp;place={COUNTY}"' in page
    assert f"in={ROOT}" in inside


def test_a_place_is_found_by_a_part_of_its_name(client: PageClient) -> None:
    page = client.get("/en/place?name=REGION+6502").text

    assert f'href="/en/?place={OTHER_COUNTY}"' in page
    assert "No place with this name" in client.get("/en/place?name=xyzzy").text


def test_what_was_chosen_goes_along_with_links_forms_and_languages(client: PageClient) -> None:
    page = client.get(f"/en/centres?place={COUNTY}").text

    assert "Region 650100" in page
    assert f'href="/en/items?place={COUNTY}"' in page
    assert f'href="/en/centres/hall?place={COUNTY}"' in page
    assert f'<input type="hidden" name="place" value="{COUNTY}">' in page
    assert f'href="/ug/centres?place={COUNTY}"' in page


def test_nothing_is_stored_and_another_place_can_be_named(client: PageClient) -> None:
    answer = client.get(f"/en/centres?place={COUNTY}")

    assert "Set-Cookie" not in answer.headers
    assert f"/en/place?then=/centres&amp;place={COUNTY}" in answer.text
    assert 'href="/en/centres"' in client.get(f"/en/place?then=/centres&place={COUNTY}").text


@pytest.mark.parametrize("then", ["//evil.example", "https://evil.example", "/\\evil.example", ""])
def test_no_way_back_leaves_the_house(client: PageClient, then: str) -> None:
    page = client.get("/en/place", query_string={"then": then}).text

    assert 'href="//' not in page
    assert 'href="https://evil' not in page


def test_a_place_that_is_none_is_not_carried(client: PageClient) -> None:
    page = client.get("/en/centres?place=nowhere").text

    assert 'href="/en/items"' in page
    assert "Choose my place" in page
