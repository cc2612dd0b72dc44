"""How long a bundle takes."""

from typing import Any

import pytest

from catalogue.rules.bundle_time import (
    is_complete,
    one_by_one,
    schedule,
    total,
    working_days,
)
from catalogue.values.codes import Handling
from catalogue.values.facts import ItemFacts
from catalogue.values.limits import LimitUnit, TimeLimit
from tests.catalogue.builders import days, some_facts
from tests.catalogue.rules.test_bundles import member


def promises(*numbers: int | None) -> dict[int, ItemFacts]:
    return {
        place: some_facts(promised_limit=None if number is None else days(number))
        for place, number in enumerate(numbers, 1)
    }


def test_what_nothing_orders_goes_on_side_by_side() -> None:
    found = schedule([member(1), member(2), member(3, 1)], promises(5, 8, 2))

    assert [(one.item_id, one.starts, one.ends) for one in found] == [
        (1, 0, 5),
        (2, 0, 8),
        (3, 5, 7),
    ]
    assert (total(found), one_by_one(found)) == (8, 15)


def test_the_longest_way_counts() -> None:
    found = schedule([member(1), member(2, 1), member(3, 1, 2)], promises(5, 8, 2))

    assert total(found) == 15


def test_where_nobody_promises_anything_the_whole_is_only_at_least_so_long() -> None:
    found = schedule([member(1), member(2, 1)], promises(5, None))

    assert (total(found), is_complete(found)) == (5, False)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"promised_limit": days(3), "legal_limit": days(20)}, 3),
        ({"legal_limit": days(20)}, 20),
        ({"promised_limit": days(10, LimitUnit.NATURAL_DAY)}, 8),
        ({"promised_limit": days(1, LimitUnit.MONTH)}, 22),
        ({"promised_limit": days(2, LimitUnit.HOUR)}, 1),
        ({"promised_limit": TimeLimit(number=0, unit=LimitUnit.ON_THE_SPOT)}, 0),
        ({"legal_limit": days(0)}, None),
        ({"handling": Handling.IMMEDIATE}, 0),
        ({}, None),
    ],
)
def test_limits_become_working_days(facts: dict[str, Any], expected: int | None) -> None:
    assert working_days(some_facts(**facts)) == expected
