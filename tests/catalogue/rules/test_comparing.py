"""What differs between two states of an item."""

from dataclasses import fields
from datetime import date

import pytest

from catalogue.phrases.fields import ITEM, PART, field_words, is_chinese
from catalogue.rules.comparing import PARTS, How, compare, take_fields
from catalogue.rules.marking import MOST, mark
from catalogue.rules.scans import ScanKind, scan_kind, scan_name
from catalogue.values.codes import Channel
from catalogue.values.facts import FaqFacts, FeeFacts, ItemFacts, MaterialFacts, StepFacts
from catalogue.values.situations import DecisionFacts
from tests.catalogue.builders import a_material, some_facts

A, B, C, D = (a_material(name, key=name) for name in "甲乙丙丁")


def parts(*before_and_after: tuple[MaterialFacts, ...]) -> list[tuple[str, How]]:
    before, after = (some_facts(materials=one) for one in before_and_after)
    return [(part.name, part.how) for part in compare(before, after).parts]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ((A, B), (A, B), []),
        ((A,), (A, B), [("乙", How.ADDED)]),
        ((A, B), (B,), [("甲", How.REMOVED)]),
        ((A, B, C, D), (D, A, B, C), [("丁", How.MOVED)]),
        ((A,), (a_material("新", key="甲"),), [("新", How.CHANGED)]),
        ((A, B), (a_material("乙", key="乙", note="注"), A), [("乙", How.CHANGED)]),
    ],
)
def test_materials_are_matched_by_their_key(
    before: tuple[MaterialFacts, ...], after: tuple[MaterialFacts, ...], found: list[object]
) -> None:
    assert parts(before, after) == found


def test_decisions_name_materials_by_their_names_and_a_new_name_is_no_change_of_theirs() -> None:
    rows = [DecisionFacts(key="1", materials=("甲",)), DecisionFacts(key="1", materials=("乙",))]
    before, after = (some_facts(materials=(A, B), decisions=(row,)) for row in rows)
    renamed = some_facts(materials=(a_material("新", key="甲"), B), decisions=(rows[0],))

    (change,) = compare(before, after).parts
    assert [(one.before, one.after) for one in change.fields] == [(("甲",), ("乙",))]
    assert [part.kind for part in compare(before, renamed).parts] == ["materials"]
    (change,) = (part for part in compare(renamed, after).parts if part.kind == "decisions")
    assert change.fields[0].before == ("甲",)


def test_fields_that_differ_are_named_with_both_values() -> None:
    before = some_facts(conditions="满半年", channels=(Channel.WINDOW,))
    after = some_facts(conditions="满一年", channels=(Channel.WINDOW,))

    (change,) = compare(before, after).fields

    assert (change.field, change.before, change.after) == ("conditions", "满半年", "满一年")


def test_before_the_first_version_everything_is_new() -> None:
    found = compare(None, some_facts(materials=(A,)))

    assert {change.field for change in found.fields} == {"name", "department"}
    assert [part.how for part in found.parts] == [How.ADDED]


def test_translations_do_not_count() -> None:
    assert not compare(some_facts(), some_facts(texts={"en": {"name": "Permit"}}))


def test_fees_of_one_name_are_told_apart() -> None:
    before = some_facts(fees=(FeeFacts(name="费"), FeeFacts(name="费")))
    after = some_facts(fees=(FeeFacts(name="费"), FeeFacts(name="费", amount_fen=100)))

    (part,) = compare(before, after).parts

    assert (part.key, part.how) == ("费 2", How.CHANGED)


def test_chosen_fields_are_taken_from_the_other_state() -> None:
    mine = some_facts("我的", conditions="甲", materials=(A, B))
    changed = a_material("乙新", key="乙")
    theirs = some_facts("他的", conditions="乙", materials=(A, changed, C))

    both = take_fields(mine, theirs, ["conditions", "materials.乙", "materials.丙"])

    assert (both.name, both.conditions) == ("我的", "乙")
    assert both.materials == (A, changed, C)
    assert take_fields(mine, some_facts(materials=(A,)), ["materials.乙"]).materials == (A,)


def test_chinese_is_marked_by_characters_and_other_writing_by_words() -> None:
    old, new = mark("应当居住满半年", "应当居住满一年")
    assert [piece.text for piece in old if piece.differs] == ["半"]
    assert [piece.text for piece in new if piece.differs] == ["一"]

    old, new = mark("ئىككى ھەپتە ئىچىدە", "ئۈچ ھەپتە ئىچىدە")
    assert [piece.text for piece in new if piece.differs] == ["ئۈچ"]


@pytest.mark.parametrize(("old", "new"), [("", "新"), ("甲乙", "丙丁"), ("字" * (MOST + 1), "字")])
def test_texts_with_little_in_common_are_marked_whole(old: str, new: str) -> None:
    first, second = mark(old, new)

    assert "".join(piece.text for piece in first) == old
    assert [piece.differs for piece in (*first, *second)] == [True] * len((*first, *second))


def test_every_fact_has_words() -> None:
    named = {one.name for one in fields(ItemFacts)} - {"texts", *PARTS}
    inner = {
        one.name for kind in (MaterialFacts, StepFacts, FeeFacts, FaqFacts) for one in fields(kind)
    }

    assert named <= ITEM.keys()
    assert inner - {"texts", "key"} <= PART.keys()


@pytest.mark.parametrize(
    ("value", "chinese"),
    [("文", True), (("甲法",), True), (("work",), False), (Channel.WINDOW, False), (3, False)],
)
def test_texts_are_told_from_our_own_words(value: object, chinese: bool) -> None:
    assert is_chinese(value) is chinese
    assert not is_chinese(date(2026, 1, 1))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.4", ScanKind.PDF),
        (b"\xff\xd8\xff\xe0", ScanKind.JPEG),
        (b"\x89PNG\r\n\x1a\n", ScanKind.PNG),
        (b"<svg>", None),
        (b"", None),
    ],
)
def test_a_scan_is_told_by_its_first_bytes(content: bytes, kind: ScanKind | None) -> None:
    assert scan_kind(content) is kind


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("通知.PDF", "通知.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\x\\a.exe", "a.pdf"),
        ("\u202e\x00.pdf", "scan.pdf"),
        ("", "scan.pdf"),
    ],
)
def test_a_scan_gets_a_plain_name(given: str, kept: str) -> None:
    assert scan_name(given, ScanKind.PDF) == kept


def test_a_fact_without_words_goes_by_its_name() -> None:
    assert field_words("not_there") == "not_there"
