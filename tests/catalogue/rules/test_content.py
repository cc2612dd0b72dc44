from dataclasses import replace

from catalogue.rules.codes import is_code, local_code, with_keys
from catalogue.rules.content import digest_of, draft_digest, from_json, to_json
from catalogue.values.codes import Audience, Charged
from catalogue.values.facts import FeeFacts
from catalogue.values.limits import LimitUnit
from tests.catalogue.builders import a_material, days, some_facts


def test_facts_survive_the_way_to_json_and_back() -> None:
    facts = some_facts(
        audiences=(Audience.PERSON,),
        legal_limit=days(60, LimitUnit.NATURAL_DAY),
        charged=Charged.YES,
        fees=(FeeFacts(name="工本费", amount_fen=2000),),
        texts={"ug": {"name": "ئى"}},
    )

    assert from_json(to_json(facts)) == facts


def test_what_is_at_its_default_is_left_out() -> None:
    assert to_json(some_facts(materials=())) == {"name": "居住证申领", "department": "公安局"}


def test_keys_no_longer_known_are_passed_over() -> None:
    assert from_json({"name": "甲", "department": "乙", "gone": 1}).name == "甲"


def test_each_fact_is_in_the_digest() -> None:
    assert digest_of(some_facts(visits=1)) != digest_of(some_facts(visits=2))


def test_the_digest_of_a_draft_ignores_what_an_import_does_not_bring() -> None:
    facts = some_facts(code="L-1", materials=(a_material("甲"),))
    keyed = replace(facts, code="L-2", materials=with_keys(facts.materials))

    assert draft_digest(facts) == draft_digest(keyed)
    assert digest_of(facts) != digest_of(keyed)


def test_a_code_of_our_own_is_read_out_without_mistakes() -> None:
    assert local_code(0) == "L-0000000000"
    assert local_code(2**50 - 1) == "L-ZZZZZZZZZZ"
    assert is_code(local_code(123456789))


def test_a_code_must_fit_into_an_address() -> None:
    assert is_code("11341800A72824253Z3340117021000")
    assert is_code("511A0138000000-000-1")
    assert not any(map(is_code, ("", "a/b", "../x", "码", "x" * 37, "-x", "a b")))


def test_parts_of_one_name_get_keys_of_their_own_which_last() -> None:
    first = with_keys((a_material("照片"), a_material("照片"), a_material("身份证")))

    again = with_keys((a_material("身份证"), first[1], a_material("照片")))

    assert len({material.key for material in first}) == 3
    assert again[0].key == first[2].key
    assert again[1].key == first[1].key
    assert again[2].key == first[0].key
