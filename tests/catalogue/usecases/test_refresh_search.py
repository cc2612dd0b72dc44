"""What the search is told of published items."""

from collections.abc import Iterator

import pytest
from flask import Flask

from catalogue.queries import popular
from catalogue.search.values import SearchRequest
from catalogue.usecases.find_items import searcher
from catalogue.usecases.refresh_search import refresh_search
from catalogue.values.limits import LimitUnit, TimeLimit, in_days
from tests.catalogue.builders import a_published_item, days


@pytest.fixture
def used() -> Iterator[list[int]]:
    """Items by how much they are used, as a higher room tells it."""
    before, told = list(popular._sources), list[int]()
    popular.register(lambda _session, _limit: told)
    yield told
    popular._sources[:] = before


def test_a_list_can_go_by_time_limit(app: Flask) -> None:
    slow = a_published_item("护照签发", promised_limit=days(7))
    law = a_published_item("护照补发", legal_limit=days(8, LimitUnit.NATURAL_DAY))
    unknown = a_published_item("护照换发")
    quick = a_published_item("护照注销", promised_limit=days(0, LimitUnit.ON_THE_SPOT))
    refresh_search()

    found = searcher().search(SearchRequest(q="护照", order="limit")).ids

    assert found == (quick.item_id, law.item_id, slow.item_id, unknown.item_id)


def test_a_list_can_go_by_use(app: Flask, used: list[int]) -> None:
    first, second, third = (a_published_item(name).item_id for name in ("护照", "签证", "发票"))
    used.extend([third, first])
    refresh_search()

    assert searcher().search(SearchRequest(order="popularity")).ids == (third, first, second)


@pytest.mark.parametrize(
    ("limit", "about"),
    [
        (None, None),
        (days(0), None),
        (days(5), 7),
        (days(2, LimitUnit.MONTH), 60),
        (days(12, LimitUnit.HOUR), 0.5),
        (days(0, LimitUnit.ON_THE_SPOT), 0),
    ],
)
def test_limits_of_all_units_are_compared_by_days(
    limit: TimeLimit | None, about: float | None
) -> None:
    assert in_days(limit) == about
