from typing import Any

import pytest

from catalogue.refusals import (
    AboveStandardFee,
    AdditionWithoutBasis,
    LaterThanLaw,
    Locked,
    NoSuchMaterial,
)
from catalogue.rules.claims import (
    ADDED,
    LOCAL_FIELDS,
    LOCKED_FIELDS,
    WAIVED,
    Added,
    changed_fields,
    check_local,
    fitting,
    resolved,
    to_confirm,
)
from catalogue.rules.content import to_json
from catalogue.values.facts import FeeFacts, ItemFacts
from kernel.refusals import Refusal
from tests.catalogue.builders import a_material, days, some_facts

BASE = some_facts(
    legal_limit=days(20),
    promised_limit=days(15),
    fees=(FeeFacts(name="工本费", amount_fen=2000),),
    materials=(a_material("申请表", key="m1"), a_material("照片", key="m2")),
)
EXTRA = Added(material=a_material("草场承包证", key="x1"), article="第八条", document="条例")


def fee(amount: int | None, name: str = "工本费") -> list[dict[str, Any]]:
    return [to_json(FeeFacts(name=name, amount_fen=amount))]


def test_a_claim_says_what_its_standard_says() -> None:
    assert resolved(BASE, {}, {}) == BASE


def test_what_is_local_takes_the_place_of_the_standard() -> None:
    local = {"promised_limit": to_json(days(5)), "place": "2号楼", WAIVED: ["m2"]}

    facts = resolved(BASE, local, {"department": "县公安局"})

    assert (facts.promised_limit, facts.place) == (days(5), "2号楼")
    assert (facts.department, facts.legal_limit) == ("县公安局", days(20))
    assert [material.key for material in facts.materials] == ["m1"]


def test_a_local_silence_is_a_saying_too() -> None:
    assert resolved(BASE, {"promised_limit": None, "fees": []}, {}).promised_limit is None
    assert resolved(BASE, {"fees": []}, {}).fees == ()


@pytest.mark.parametrize("approved", [True, False])
def test_an_addition_counts_once_the_owner_agreed(approved: bool) -> None:
    added = to_json(EXTRA) | {"approved": approved}

    names = [material.name for material in resolved(BASE, {ADDED: [added]}, {}).materials]

    assert ("草场承包证" in names) is approved


def test_an_addition_rests_on_the_regulation_that_asks_for_it() -> None:
    added = to_json(EXTRA) | {"approved": True}

    *_, material = resolved(BASE, {ADDED: [added]}, {}).materials

    assert material.basis == "条例第八条"


@pytest.mark.parametrize(
    ("local", "refusal"),
    [
        ({"name": "别的名字"}, Locked),
        ({"legal_basis": ["办法"]}, Locked),
        ({"department": "别的局"}, Locked),
        ({"nothing_known": 1}, Locked),
        ({"promised_limit": to_json(days(21))}, LaterThanLaw),
        ({"fees": fee(2001)}, AboveStandardFee),
        ({"fees": fee(None)}, AboveStandardFee),
        ({"fees": fee(100, "加急费")}, AboveStandardFee),
        ({WAIVED: ["m9"]}, NoSuchMaterial),
        ({ADDED: [to_json(Added(material=EXTRA.material))]}, AdditionWithoutBasis),
    ],
)
def test_a_claim_may_not_say_what_is_not_local(
    local: dict[str, Any], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        check_local(BASE, local, locked=LOCKED_FIELDS)


def test_shorter_cheaper_and_less_is_always_local() -> None:
    local = {
        "promised_limit": to_json(days(3)),
        "fees": fee(0),
        WAIVED: ["m1"],
        ADDED: [to_json(EXTRA)],
    }

    check_local(BASE, local, locked=LOCKED_FIELDS)


def test_the_locked_set_can_be_made_smaller() -> None:
    check_local(BASE, {"conditions": "本县户籍"}, locked=("name",))
    with pytest.raises(Locked):
        check_local(BASE, {"name": "别的"}, locked=("name",))


def test_local_and_locked_fields_are_facts_and_no_field_is_both() -> None:
    facts = {*ItemFacts.__dataclass_fields__}

    assert {*LOCAL_FIELDS, *LOCKED_FIELDS} <= facts
    assert not {*LOCAL_FIELDS} & {*LOCKED_FIELDS}


def test_what_a_new_standard_does_not_allow_is_set_aside() -> None:
    new = some_facts(legal_limit=days(4), materials=(a_material("申请表", key="m1"),))
    local = {"promised_limit": to_json(days(5)), "place": "2号楼", WAIVED: ["m2"]}

    kept, lost = fitting(new, local, locked=LOCKED_FIELDS)

    assert dict(kept) == {"place": "2号楼"}
    assert lost == ["promised_limit", WAIVED]


def test_only_what_both_say_is_to_be_confirmed() -> None:
    new = some_facts(
        legal_limit=days(20), promised_limit=days(10), place="总部", materials=BASE.materials
    )
    changed = changed_fields(BASE, new)

    assert changed == ["promised_limit", "fees", "place"]
    assert to_confirm({"place": "2号楼"}, changed) == ["place"]
    assert to_confirm({WAIVED: ["m1"]}, ["materials"]) == ["materials"]
