import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask

from catalogue.jobs import refresh_search
from catalogue.tables import ServiceItem
from catalogue.values.codes import Level
from catalogue.values.commands import SavedDraft
from kernel.access import SYSTEM
from kernel.db import db, transaction
from organisation.queries import forget_places
from organisation.usecases.places import add_region
from organisation.values import NewRegion, RegionKind, RegionLevel
from tests.booking.neighbours import entrust
from tests.catalogue.builders import a_claim, a_published_item, a_standard, days
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


def claimed_at(standard: SavedDraft, code: str, department: str = "") -> str:
    """Let a new department of a region carry it out; return the code of its item."""
    department_id = a_department(department or f"point-{code}", code)
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


def test_a_guide_says_which_village_is_entrusted(client: PageClient) -> None:
    item = a_published_item(department="police局", region=COUNTY)
    point = a_department("point", VILLAGE)
    forget_places()
    entrust(item.item_id, point)

    page = client.get(f"/en/items/{item.code}?place={VILLAGE}").text

    assert "Region 650102 takes it in and passes it on" in page
    assert "No, not in Region 650101" in page


def test_a_guide_of_another_county_says_so(client: PageClient) -> None:
    item = a_published_item(department="police局", region=COUNTY)

    page = client.get(f"/en/items/{item.code}?place={OTHER_COUNTY}").text
    plain = client.get(f"/en/items/{item.code}").text

    assert "This guide is for Region 650100" in page.replace("<bdi>", "").replace("</bdi>", "")
    assert "This guide is for" not in plain
    assert "Can my township do it?" not in plain


def test_a_place_costs_a_guide_two_questions(
    client: PageClient, count_queries: Callable[[], AbstractContextManager[Queries]]
) -> None:
    standard = a_standard()
    county, _ = claimed_at(standard, COUNTY), claimed_at(standard, TOWN)
    client.get(f"/en/items/{county}")

    with count_queries() as plain:
        client.get(f"/en/items/{county}")
    with count_queries() as placed:
        client.get(f"/en/items/{county}?place={VILLAGE}")

    assert len(placed) <= len(plain) + 2, placed


def test_what_many_places_offer_is_one_hit_and_counted_once(client: PageClient) -> None:
    standard = a_standard(themes=("household",), texts={"en": {"name": "Residence permit"}})
    for code in (COUNTY, OTHER_COUNTY, TOWN):
        claimed_at(standard, code)
    a_published_item("营业执照", department="police局", region=COUNTY, themes=("business",))
    refresh_search()

    page = client.get("/en/items").text
    narrowed = client.get(f"/en/items?region={OTHER_COUNTY}").text

    assert page.count('class="hit"') == 2
    assert "2 services" in page
    assert "At 3 places" in page
    assert count_beside(page, "Household register and identity") == 1
    assert count_beside(page, "Region 650100") == 2
    assert "1 service" in narrowed
    assert count_beside(narrowed, "Region 650100") == 2


def test_a_hit_opens_the_guide_of_the_own_place(client: PageClient) -> None:
    standard = a_standard()
    county, town = claimed_at(standard, COUNTY), claimed_at(standard, TOWN)
    refresh_search()

    village = client.get(f"/en/items?place={VILLAGE}").text
    of_county = client.get(f"/en/items?place={COUNTY}").text
    narrowed = client.get(f"/en/items?place={VILLAGE}&department=point-{COUNTY}局").text

    assert f'href="/en/items/{town}?place={VILLAGE}"' in village
    assert f'href="/en/items/{county}?place={COUNTY}"' in of_county
    assert f'href="/en/items/{county}?place={VILLAGE}"' in narrowed


def test_all_places_of_a_service_are_listed_with_the_own_in_front(client: PageClient) -> None:
    standard = a_standard()
    county, other = claimed_at(standard, COUNTY), claimed_at(standard, OTHER_COUNTY)
    town = claimed_at(standard, TOWN)

    page = client.get(f"/en/items/{county}/places?place={VILLAGE}").text
    inside = client.get(f"/en/items/{county}/places?within={COUNTY}").text

    assert "3 places" in page
    assert page.index("For your place:") < page.index(f'href="/en/items/{town}?place={VILLAGE}"')
    assert "2 places" in inside
    assert f"/en/items/{other}" not in inside
    assert client.get("/en/items/nothing/places").status_code == 404


def test_many_places_cost_a_list_no_more_questions(
    client: PageClient, count_queries: Callable[[], AbstractContextManager[Queries]]
) -> None:
    for number in range(6):
        standard = a_standard(f"事项{number}")
        for code in (COUNTY, OTHER_COUNTY, TOWN):
            claimed_at(standard, code, f"point-{code}-{number}")
    refresh_search()
    client.get("/en/items")

    with count_queries() as plain:
        client.get("/en/items")
    with count_queries() as placed:
        client.get(f"/en/items?place={VILLAGE}")

    assert len(plain) <= 4, plain
    assert len(placed) <= len(plain) + 2, placed


def test_a_list_is_narrowed_to_what_can_be_handed_in_near_the_reader(client: PageClient) -> None:
    said = {"department": "police局", "region": COUNTY}
    a_published_item("甲事项", accepted_at=(Level.VILLAGE,), **said)
    a_published_item("乙事项", **said)
    a_published_item("丙事项", department="tax局", region=OTHER_COUNTY)
    refresh_search()

    every = client.get(f"/en/items?place={VILLAGE}").text
    village = client.get(f"/en/items?place={VILLAGE}&handed=village").text
    county = client.get(f"/en/items?place={VILLAGE}&handed=county").text

    assert hits_in(every) == {"甲事项", "乙事项", "丙事项"}
    assert hits_in(village) == {"甲事项"}
    assert hits_in(county) == {"甲事项", "乙事项"}
    assert [count_beside(every, f"Region {code}") for code in (VILLAGE, TOWN)] == [1, 1]
    assert "Region 650102 takes it in" in village
    assert "Region 650100 takes it in" in every
    assert "Region 650000 takes it in" in every  # what only the other county does


def test_a_list_knows_at_once_which_village_is_entrusted(client: PageClient) -> None:
    item = a_published_item("甲事项", department="police局", region=COUNTY)
    point = a_department("point", VILLAGE)
    refresh_search()
    before = client.get(f"/en/items?place={VILLAGE}&handed=village").text

    forget_places()
    entrust(item.item_id, point)
    refresh_search()
    after = client.get(f"/en/items?place={VILLAGE}&handed=village").text

    assert "No service found" in before
    assert hits_in(after) == {"甲事项"}


def test_where_nobody_lives_nothing_is_narrowed(client: PageClient) -> None:
    a_published_item("甲事项", department="police局", region=COUNTY)
    refresh_search()

    for asked in ("handed=village", f"place={VILLAGE}&handed=moon", "place=x&handed=county"):
        page = client.get(f"/en/items?{asked}").text
        assert hits_in(page) == {"甲事项"}
        assert "Narrowed to" not in page


def hits_in(page: str) -> set[str]:
    return set(re.findall(r"[甲乙丙]事项", page))


def count_beside(page: str, label: str) -> int:
    """Return the count beside a choice that narrows the list."""
    found = re.search(rf"<span>{label}</span>\s*<small><bdi class=\"num\">(\d+)", page)
    assert found, label
    return int(found[1])


def test_a_list_stands_in_the_order_asked_for_and_keeps_it(client: PageClient) -> None:
    a_published_item("甲事项", department="police局", region=COUNTY, promised_limit=days(9))
    a_published_item("乙事项", department="police局", region=COUNTY, promised_limit=days(2))
    refresh_search()

    page = client.get("/en/items?sort=limit&size=10").text

    assert page.index("乙事项") < page.index("甲事项")
    assert "<strong>Quickest first</strong>" in page
    assert '<input type="hidden" name="sort" value="limit">' in page
    assert client.get("/en/items?sort=nonsense").status_code == 200
