"""Which services ask for a material of the dictionary: what is in force, never what is drafted."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from catalogue.queries.asked_for import asked_by
from tests.catalogue.builders import a_claim, a_draft, a_material, a_published_item
from tests.catalogue.flow import typed_again
from tests.catalogue.usecases.claiming import say_locally
from tests.catalogue.views.standards import a_directory, a_wish
from tests.organisation.builders import COUNTY

CARD = a_material("身份证", key="m1", dictionary="id-card")
FORM = a_material("申请表", key="m2")
HERE: dict[str, Any] = {"region": COUNTY, "department": "a局"}


@pytest.fixture
def world(app: object) -> dict[str, int]:
    return a_directory()


def asking(session: Session, key: str = "id-card") -> tuple[int, list[int]]:
    session.rollback()
    total, rows = asked_by(session, key, page=1, size=10)
    return total, [row.card.item_id for row in rows]


def test_a_draft_counts_only_once_it_is_published(session: Session, world: dict[str, int]) -> None:
    a_draft("草稿", **HERE, materials=(CARD,))
    item = a_published_item("在用", **HERE, materials=(FORM,))
    typed_again(item, "在用", **HERE, materials=(FORM, CARD))

    assert asking(session) == (0, [])


def test_what_is_in_force_counts(session: Session, world: dict[str, int]) -> None:
    item = a_published_item("甲", **HERE, materials=(CARD, FORM))
    a_published_item("乙", **HERE, materials=(FORM,))

    assert asking(session) == (1, [item.item_id])
    assert asking(session, "id") == (0, [])


def test_a_claim_asks_what_its_standard_asks_unless_it_waived_it(
    session: Session, world: dict[str, int]
) -> None:
    saved = a_wish(materials=(CARD, FORM))
    claim = a_claim(saved, world["a"])
    assert asking(session) == (1, [claim])

    say_locally(claim, {"waived": ["m1"]})

    assert asking(session) == (0, [])


def test_a_claim_that_waived_something_else_asks_still(
    session: Session, world: dict[str, int]
) -> None:
    claim = a_claim(a_wish(materials=(CARD, FORM)), world["a"])

    say_locally(claim, {"waived": ["m2"]})

    assert asking(session) == (1, [claim])


def test_a_claim_that_waived_all_asks_for_nothing(session: Session, world: dict[str, int]) -> None:
    claim = a_claim(a_wish(materials=(CARD,)), world["a"])

    say_locally(claim, {"waived": ["m1"]})

    assert asking(session) == (0, [])
