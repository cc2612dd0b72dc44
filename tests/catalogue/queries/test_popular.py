"""What people use most, each service once."""

from collections.abc import Iterator, Sequence

import pytest
from sqlalchemy.orm import Session

from catalogue.queries import popular
from catalogue.queries.popular import most_used
from organisation.queries import region_by_code
from tests.catalogue.builders import a_claim, a_published_item, a_standard
from tests.organisation.builders import COUNTY, OTHER_COUNTY, ROOT, a_department, a_small_world


@pytest.fixture
def claims() -> list[int]:
    """One standard, carried out by the police of two counties."""
    a_small_world()
    standard = a_standard("居住证申领", region=ROOT)
    places = (("police-a", COUNTY), ("police-b", OTHER_COUNTY))
    return [a_claim(standard, a_department(code, region)) for code, region in places]


@pytest.fixture
def used(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    ids: list[int] = []

    def source(_session: Session, limit: int) -> Sequence[int]:
        return ids[:limit]

    monkeypatch.setattr(popular, "_sources", [source])
    return ids


def test_what_many_places_offer_is_named_once(
    session: Session, claims: list[int], used: list[int]
) -> None:
    other = a_published_item("结婚登记").item_id
    used += [claims[1], claims[0], other]

    assert [card.item_id for card in most_used(session, 8)] == [claims[1], other]


def test_of_the_same_service_the_own_place_is_shown(
    session: Session, claims: list[int], used: list[int]
) -> None:
    used += [claims[1]]
    mine = region_by_code(session, COUNTY)
    assert mine is not None

    assert [card.item_id for card in most_used(session, 1, [int(mine.id)])] == [claims[0]]


def test_what_nobody_used_yet_fills_up(session: Session, claims: list[int]) -> None:
    other = a_published_item("结婚登记").item_id

    found = {card.item_id for card in most_used(session, 2)}

    assert other in found
    assert len(found & set(claims)) == 1
