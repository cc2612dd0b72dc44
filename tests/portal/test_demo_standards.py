"""Each standard of the demo is whole and uses known words."""

import json
from collections.abc import Iterator
from datetime import date

import pytest

from catalogue.values.codes import (
    THEMES,
    Acceptance,
    AcceptScope,
    Audience,
    Channel,
    Charged,
    Handling,
    HandlingSystem,
    ItemType,
    Level,
    MaterialForm,
    MaterialKind,
    MaterialSource,
    Necessity,
)
from catalogue.values.limits import LimitUnit, TimeLimit, is_longer
from tests.portal.test_demo_data import DEPARTMENTS, ITEMS, LANGUAGES, Row, each_item, is_in


def limits(item: Row) -> Iterator[tuple[str, TimeLimit]]:
    for which in ("legal_limit", "promised_limit"):
        if said := item[which]:
            extension = said["extension_unit"]
            units = {
                "unit": LimitUnit(said["unit"]),
                "extension_unit": LimitUnit(extension) if extension else None,
            }
            yield which, TimeLimit(**(said | units))


@each_item
def test_an_item_uses_known_words(item: Row) -> None:
    ItemType(item["item_type"])
    Handling(item["handling"])
    Level(item["level"])
    AcceptScope(item["accept_scope"])
    HandlingSystem(item["handling_system"])
    Charged(item["charged"])
    assert {Audience(said) for said in item["audiences"]}
    assert {Channel(said) for said in item["channels"]}
    assert {Level(said) for said in item["accepted_at"]}
    assert set(item["themes"]) <= set(THEMES)
    assert item["themes"]


@each_item
def test_an_item_belongs_to_its_department_and_region(item: Row) -> None:
    places = {(d["name"]["zh-Hans"], d["region"]) for d in DEPARTMENTS}

    assert (item["department"], item["region"]) in places
    assert date.fromisoformat(item["checked_on"]).year == 2026
    assert item["stay_slots"] in {1, 2, 3}


@each_item
def test_an_item_says_what_a_citizen_needs(item: Row) -> None:
    assert item["summary"]
    assert item["conditions"]
    assert item["legal_basis"]
    assert item["result_name"]
    assert item["aliases"]
    assert item["visits"] in {0, 1, 2}
    assert bool(item["visit_reason"]) == (item["visits"] > 0)
    assert (item["charged"] == "yes") == bool(item["fees"])
    assert all(fee["basis"] for fee in item["fees"])


@each_item
def test_no_promise_is_longer_than_the_law_allows(item: Row) -> None:
    said = dict(limits(item))

    assert all(limit.basis for limit in said.values())
    assert "promised_limit" in said
    if "legal_limit" in said:
        assert not is_longer(said["promised_limit"], said["legal_limit"])


@each_item
def test_a_window_accepts_only_with_a_recorded_authority(item: Row) -> None:
    authorised = Acceptance(item["acceptance"]) is Acceptance.WINDOW_ACCEPTS

    assert authorised == bool(item["authority_document"])
    assert authorised == bool(item["authority_until"])


@each_item
def test_the_materials_are_countable(item: Row) -> None:
    assert 2 <= len(item["materials"]) <= 10
    assert len({material["name"] for material in item["materials"]}) == len(item["materials"])
    for material in item["materials"]:
        Necessity(material["necessity"])
        MaterialForm(material["form"])
        MaterialSource(material["source"])
        originals, copies = material["original_count"], material["copy_count"]
        assert originals + copies > 0
        assert (MaterialKind(material["kind"]) is MaterialKind.COPY) == (originals == 0)


@each_item
def test_the_steps_are_told_in_order(item: Row) -> None:
    names = [step["name"] for step in item["steps"]]

    assert 3 <= len(names) <= 6
    assert len(set(names)) == len(names)
    assert {"受理", "申请", "收件"} & {*names}
    assert all(step["description"] for step in item["steps"])


@each_item
def test_the_licensing_law_is_named_only_in_permits(item: Row) -> None:
    if item["item_type"] != ItemType.PERMIT:
        assert "行政许可" not in json.dumps(item, ensure_ascii=False)


@each_item
def test_an_item_has_a_name_in_every_language(item: Row) -> None:
    assert all(item["texts"][tag]["name"] for tag in LANGUAGES if tag != "mn-Mong")
    for tag, texts in item["texts"].items():
        assert all(is_in(tag, text) for text in texts.values())


@pytest.mark.parametrize("tag", ["en", "kk", "ru", "ug"])
def test_every_item_has_a_summary(tag: str) -> None:
    assert all(item["texts"][tag].get("summary") for item in ITEMS)


def test_the_most_used_items_answer_common_questions() -> None:
    assert sum(bool(item["faqs"]) for item in ITEMS) >= 30
