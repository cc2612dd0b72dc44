"""One list of documents for a whole bundle."""

from typing import Any

import pytest

from catalogue.rules.bundle_materials import Merged, merged, plain_name
from catalogue.values.codes import MaterialForm, MaterialKind, Necessity
from catalogue.values.dictionary import EntryFacts, Known, Told
from catalogue.values.facts import ItemFacts
from tests.catalogue.builders import a_material, some_facts

NONE: dict[int, frozenset[int]] = {}


def asks(item_id: int, *materials: Any, **facts: Any) -> tuple[int, ItemFacts]:
    return item_id, some_facts(materials=materials, **facts)


def named(found: list[Merged]) -> dict[str, tuple[int, ...]]:
    return {one.facts.name: one.items for one in found}


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("身份证", "身份证"),
        ("身份证复印件", "身份证"),
        ("身份证（原件及复印件）", "身份证"),
        ("《营业执照》（副本）", "营业执照"),
        ("授权委托书。", "授权委托书"),
        ("复印件", "复印件"),
        ("户口簿 (2份)", "户口簿"),
    ],
)
def test_how_to_bring_it_is_no_part_of_what_it_is(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_the_dictionary_speaks_for_all_only_where_it_speaks_for_each() -> None:
    plain = a_material("居民身份证", dictionary="id-card")
    known = Known(key="id-card", facts=EntryFacts(name="居民身份证", licence="电子身份证"))
    told = Told(key="", name="身份证", dictionary="id-card", exempt=True, known=known)

    (each,) = merged([asks(1, told), asks(2, told)], NONE)
    (some,) = merged([asks(1, told), asks(2, plain)], NONE)

    assert isinstance(each.facts, Told)
    assert each.facts.exempt
    assert not isinstance(some.facts, Told)
    assert not some.facts.exempt


def test_what_is_the_same_stands_once_with_all_that_ask_for_it() -> None:
    found = merged(
        [asks(1, a_material("身份证"), a_material("照片")), asks(2, a_material("身份证 "))], NONE
    )

    assert named(found) == {"身份证": (1, 2), "照片": (1,)}


def test_another_issuer_or_form_is_another_document() -> None:
    materials = [
        a_material("证明", issuer="村委会", form=MaterialForm.PAPER),
        a_material("证明", issuer="派出所", form=MaterialForm.PAPER),
        a_material("证明", issuer="村委会", form=MaterialForm.ELECTRONIC),
    ]

    assert len(merged([asks(n, one) for n, one in enumerate(materials)], NONE)) == 3


def test_who_does_not_name_the_issuer_means_the_one_that_another_names() -> None:
    found = merged(
        [asks(1, a_material("证明")), asks(2, a_material("证明", issuer="村委会"))], NONE
    )

    assert [one.items for one in found] == [(1, 2)]


def test_one_entry_of_the_dictionary_is_one_document_whatever_it_is_called() -> None:
    found = merged(
        [
            asks(1, a_material("居民身份证", dictionary="id-card")),
            asks(2, a_material("身份证", dictionary="id-card", issuer="公安机关")),
            asks(3, a_material("身份证")),
        ],
        NONE,
    )

    assert [one.items for one in found] == [(1, 2, 3)]


def test_the_largest_count_is_brought_and_easier_is_only_what_is_so_for_all() -> None:
    found = merged(
        [
            asks(1, a_material("证", kind=MaterialKind.ORIGINAL, original_count=1, exempt=True)),
            asks(2, a_material("证", kind=MaterialKind.COPY, copy_count=3, exempt=True)),
            asks(3, a_material("证", copy_count=2, necessity=Necessity.OPTIONAL)),
        ],
        NONE,
    )

    facts = found[0].facts
    assert (facts.kind, facts.original_count, facts.copy_count) == (
        MaterialKind.ORIGINAL_AND_COPY,
        1,
        3,
    )
    assert (facts.necessity, facts.exempt) == (Necessity.REQUIRED, False)


def test_what_an_earlier_one_gives_comes_on_the_way() -> None:
    licence = asks(1, a_material("申请表"), result_name="营业执照、公章")
    food = asks(2, a_material("营业执照复印件"))

    after = merged([licence, food], {1: frozenset(), 2: frozenset({1})})
    beside = merged([licence, food], {1: frozenset(), 2: frozenset()})

    assert [one.given_by for one in after] == [None, 1]
    assert [one.given_by for one in beside] == [None, None]


def test_it_must_be_brought_if_only_some_come_after_the_one_that_gives_it() -> None:
    members = [
        asks(1, result_name="户口簿"),
        asks(2, a_material("户口簿")),
        asks(3, a_material("户口簿")),
    ]

    found = merged(members, {2: frozenset({1}), 3: frozenset()})

    assert found[0].given_by is None


def test_no_material_written_as_one_is_none() -> None:
    assert merged([asks(1, a_material("无需材料"))], NONE) == []
