from typing import Any

import pytest

from catalogue.rules.answering import answered_for
from catalogue.rules.findings import find
from catalogue.values.codes import Acceptance, Channel
from catalogue.values.findings import Around, FindingKind
from catalogue.values.states import ItemKind
from tests.catalogue.builders import a_material, days, some_facts

NOWHERE = Around(taken_in=False)
FAULTY = some_facts(
    promised_limit=days(9),
    legal_limit=days(5),
    acceptance=Acceptance.WINDOW_ACCEPTS,
    complaint="234567 8",
    channels=(Channel.WINDOW,),
    code="1",
)


def kinds(kind: ItemKind, local: dict[str, Any] | None = None) -> set[FindingKind]:
    found = find(FAULTY, NOWHERE)
    return {one.kind for one in answered_for(found, FAULTY, kind, local or {})}


def test_an_item_of_its_own_answers_for_all() -> None:
    assert kinds(ItemKind.OWN) == {one.kind for one in find(FAULTY, NOWHERE)}


def test_a_standard_is_not_blamed_for_what_only_who_carries_it_out_can_say() -> None:
    found = kinds(ItemKind.OWN) - kinds(ItemKind.STANDARD)

    assert found == {FindingKind.NO_PLACE, FindingKind.PHONE_MISSING, FindingKind.CODE_OLD}


def test_a_claim_answers_for_nothing_that_its_standard_says() -> None:
    assert kinds(ItemKind.CLAIM) == {
        FindingKind.NO_PLACE,
        FindingKind.PHONE_MISSING,
        FindingKind.CODE_OLD,
    }


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("promised_limit", FindingKind.PROMISED_ABOVE_LEGAL),
        ("acceptance", FindingKind.AUTHORITY_MISSING),
    ],
)
def test_a_claim_answers_for_what_it_says_itself(field: str, kind: FindingKind) -> None:
    assert kind in kinds(ItemKind.CLAIM, {field: "said"})


def test_a_claim_answers_for_a_material_that_it_asks_for_besides() -> None:
    added = a_material("其他材料", key="x1")
    facts = some_facts(materials=(a_material(key="m1"), added))
    local = {"added": [{"material": {"key": "x1", "name": "其他材料"}, "approved": True}]}

    found = answered_for(find(facts), facts, ItemKind.CLAIM, local)

    assert [one.row for one in found if one.column == "materials"] == [1]
