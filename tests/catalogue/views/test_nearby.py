from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask

from catalogue.tables import ServiceItem
from catalogue.values.codes import Level
from catalogue.values.commands import SavedDraft
from kernel.access import SYSTEM
from kernel.db import db, transaction
from organisation.queries import forget_places
from organisation.usecases.places import add_region
from organisation.values import NewRegion, RegionKind, RegionLevel
from tests.catalogue.builders import a_claim, a_published_item, a_standard
from tests.client import PageClient
from tests.clock import NOW
from tests.organisation.builders import COUNTY, OTHER_COUNTY, a_department, a_small_world
from tests.queries import Queries

TOWN, VILLAGE = "650101", "650102"


@pytest.fixture(autouse=True)
def _world(app: Flask) -> None:
    a_small_world()
    a_small_place(TOWN, COUNTY, RegionLevel.TOWNSHIP)
    a_small_place(VILLAGE, TOWN, RegionLevel.VILLAGE)


def a_small_place(code: str, parent: str, level: RegionLevel) -> None:
    new = NewRegion(
        code=code,
        names={"zh-Hans": f"地区{code}", "en": f"Region {code}"},
        kind=RegionKind.ADMINISTRATIVE,
        level=level,
        parent=parent,
    )
    with transaction() as session:
        add_region(session, new, actor=SYSTEM, now=NOW)


def claimed_at(standard: SavedDraft, code: str) -> str:
    """Let a new department of a region carry it out; return the code of its item."""
    department_id = a_department(f"point-{code}", code)
    forget_places()
    item_id = a_claim(standard, department_id)
    found = db.session.get(ServiceItem, item_id)
    assert found
    return found.code


def test_a_guide_says_what_the_own_township_and_village_can_do(client: PageClient) -> None:
    standard = a_standard()
    county, town = claimed_at(standard, COUNTY), claimed_at(standard, TOWN)

    page = client.get(f"/en/items/{county}?place={VILLAGE}").text

    assert "No, not in Region 650102" in page
    assert "Yes, in Region 650101" in page
    assert f'href="/en/items/{town}?place={VILLAGE}"' in page


def test_a_guide_says_where_a_township_takes_in_for_its_county(client: PageClient) -> None:
    item = a_published_item(department="police局", region=COUNTY, accepted_at=(Level.TOWNSHIP,))

    page = client.get(f"/en/items/{item.code}?place={TOWN}").text

    assert "Region 650101 takes it in and passes it on" in page
    assert "Can my village do it?" not in page


def test_a_guide_of_another_county_says_so(client: PageClient) -> None:
    item = a_published_item(department="police局", region=COUNTY)

    page = client.get(f"/en/items/{item.code}?place={OTHER_COUNTY}").text
    plain = client.get(f"/en/items/{item.code}").text

    assert "This guide is for Region 650100" in page.replace("<bdi>", "").replace("</bdi>", "")
    assert "This guide is for" not in plain
    assert "Can my township do it?" not in plain


def test_a_place_costs_a_guide_one_question(
    client: PageClient, count_queries: Callable[[], AbstractContextManager[Queries]]
) -> None:
    standard = a_standard()
    county, _ = claimed_at(standard, COUNTY), claimed_at(standard, TOWN)
    client.get(f"/en/items/{county}")

    with count_queries() as plain:
        client.get(f"/en/items/{county}")
    with count_queries() as placed:
        client.get(f"/en/items/{county}?place={VILLAGE}")

    assert len(placed) <= len(plain) + 1, placed
