"""Points on the guide, and the pages of staff who entrust them."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from catalogue.queries import points_of
from catalogue.values.codes import AcceptScope, Level
from catalogue.values.handing_in import PointKind
from kernel.access import Role
from tests.booking.neighbours import a_village, an_item_of_the_county, entrust, neighbours
from tests.client import PageClient
from tests.organisation.builders import COUNTY, PASSWORD, an_account
from tests.queries import Queries

Counting = Callable[[], AbstractContextManager[Queries]]
MANY = "/staff/catalogue/points"
TYPED = {"kind": "agent", "document": "委托〔2026〕1号"}


@pytest.fixture(autouse=True)
def _world(app: Flask) -> None:
    neighbours()


@pytest.fixture
def publisher(client: PageClient) -> PageClient:
    an_account("publisher@hall.example", Role.PUBLISHER, COUNTY)
    client.submit("/staff/sign-in", {"email": "publisher@hall.example", "password": PASSWORD})
    return client


def test_the_guide_lists_the_own_hall_then_villages_then_other_places(client: PageClient) -> None:
    item_id, code = an_item_of_the_county(accept_scope=AcceptScope.CITY)
    entrust(item_id, a_village(slug="hall"), PointKind.AGENT)

    page = client.get(f"/en/items/{code}").text

    where = page[page.index('id="where"') :]
    order = ["At the department itself", "In your village", "decides nothing", "In other places"]
    assert [where.index(words) for words in order] == sorted(where.index(words) for words in order)


def test_real_points_answer_whether_the_village_can_do_it(client: PageClient) -> None:
    item_id, code = an_item_of_the_county(accepted_at=(Level.TOWNSHIP,))
    before = client.get(f"/en/items/{code}").text
    entrust(item_id, a_village())

    after = client.get(f"/en/items/{code}").text

    assert "Also in your township" in before
    assert "Also in your village" in after
    assert "Also in your township" not in after


def test_many_points_are_folded_and_cost_no_more_queries(
    client: PageClient, count_queries: Counting
) -> None:
    item_id, code = an_item_of_the_county(accept_scope=AcceptScope.CITY)
    entrust(item_id, a_village())
    with count_queries() as few:
        client.get(f"/en/items/{code}")
    for number in range(9):
        entrust(item_id, a_village(f"village-{number}"))

    with count_queries() as many:
        page = client.get(f"/en/items/{code}").text

    assert "Show 10 points" in page
    assert len(many) == len(few) <= 14, many


def test_very_many_points_are_counted_by_county(
    client: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalogue.views.where.LISTED", 2)
    item_id, code = an_item_of_the_county()
    for number in range(3):
        entrust(item_id, a_village(f"village-{number}"))

    page = client.get(f"/en/items/{code}").text

    villages = page[page.index("In your village") : page.index("Halls where")]
    assert villages.index("Region 650100") < villages.index("3 points")
    assert "village-1" not in villages


def test_a_publisher_entrusts_a_point_with_one_item(
    publisher: PageClient, session: Session
) -> None:
    (item_id, code), point = an_item_of_the_county(), a_village()
    address = f"/staff/catalogue/items/{code}/points"

    answer = publisher.submit(address, {**TYPED, "points": str(point)}, form=-1)

    assert answer.status_code == 302
    [found] = points_of(session, [item_id])[item_id]
    assert (found.department_id, found.kind) == (point, PointKind.AGENT)
    assert "委托〔2026〕1号" in publisher.get(address).text


def test_all_villages_are_entrusted_with_all_items_that_match(
    publisher: PageClient, session: Session
) -> None:
    items = [an_item_of_the_county(name)[0] for name in ("高龄津贴", "高龄补助", "低保")]
    a_village("one"), a_village("two")
    page = publisher.get(f"{MANY}?q=高龄").text
    county = page[page.index('value="village:') + len('value="') :].split('"')[0]

    publisher.submit(f"{MANY}?q=高龄", {**TYPED, "points": county}, form=-1)

    found = points_of(session, items)
    assert {item: len(points) for item, points in found.items()} == {items[0]: 2, items[1]: 2}


def test_points_are_relieved_by_the_same_form(publisher: PageClient, session: Session) -> None:
    (item_id, _), point = an_item_of_the_county(), a_village()
    entrust(item_id, point)

    publisher.submit(MANY, {**TYPED, "points": str(point), "do": "relieve"}, form=-1)

    assert points_of(session, [item_id]) == {}


def test_a_list_that_grew_since_it_was_shown_is_not_changed(
    publisher: PageClient, session: Session
) -> None:
    (item_id, _), point = an_item_of_the_county(), a_village()
    typed = {**TYPED, "points": str(point), "total": "7"}

    answer = publisher.submit(MANY, typed, form=-1)

    assert answer.status_code == 409
    assert points_of(session, [item_id]) == {}


def test_without_a_document_nothing_is_entrusted(publisher: PageClient, session: Session) -> None:
    (item_id, _), point = an_item_of_the_county(), a_village()

    answer = publisher.submit(MANY, {"points": str(point)}, form=-1)

    assert answer.status_code == 422
    assert points_of(session, [item_id]) == {}


def test_no_point_is_chosen_before_somebody_chooses(
    publisher: PageClient, session: Session
) -> None:
    item_id, _ = an_item_of_the_county()
    a_village()

    answer = publisher.submit(MANY, TYPED, form=-1)

    assert answer.status_code == 422
    assert "Choose one point" in answer.text
    assert points_of(session, [item_id]) == {}


def test_the_list_costs_no_query_a_row(publisher: PageClient, count_queries: Counting) -> None:
    an_item_of_the_county("一")
    with count_queries() as few:
        publisher.get(MANY)
    for number in range(5):
        an_item_of_the_county(f"事项{number}")

    with count_queries() as many:
        publisher.get(MANY)

    assert len(many) == len(few), many
