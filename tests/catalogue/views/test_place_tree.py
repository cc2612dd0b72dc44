"""Which places a list offers out of hundreds."""

import pytest
from flask import Flask

from catalogue.views.place_tree import around
from kernel.access import SYSTEM
from kernel.db import transaction
from organisation.queries import forget_places
from organisation.usecases.places import add_region
from organisation.values import NewRegion, RegionKind, RegionLevel
from tests.clock import NOW

TREE = {"1": None, "12": "1", "123": "12", "124": "12", "1235": "123", "12356": "1235"}


@pytest.fixture(autouse=True)
def _tree(app: Flask) -> None:
    for code, parent in TREE.items():
        new = NewRegion(
            code=code,
            names={"zh-Hans": code},
            kind=RegionKind.ADMINISTRATIVE,
            level=list(RegionLevel)[len(code)],
            parent=parent,
        )
        with transaction() as session:
            add_region(session, new, actor=SYSTEM, now=NOW)
    forget_places()


@pytest.mark.parametrize(
    ("place", "chosen", "offered"),
    [
        ("", (), "1 12 123 124"),
        ("", ("123",), "123 1 12 1235 124"),
        ("", ("nowhere",), "1 12 123 124"),
        ("12356", (), "1 12 123 1235 12356 124"),
        ("12356", ("124",), "124 1 12 123"),
    ],
)
def test_a_list_offers_where_one_is_and_one_step_below(
    app: Flask, place: str, chosen: tuple[str, ...], offered: str
) -> None:
    with app.test_request_context(f"/en/items?place={place}"):
        assert around(list(TREE), chosen) == offered.split()


def test_places_without_services_are_not_offered(app: Flask) -> None:
    with app.test_request_context("/en/items"):
        assert around(["124", "12"], ()) == ["12", "124"]
