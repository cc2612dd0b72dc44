"""How text is cut into terms."""

import pytest

from catalogue.search.analysis import (
    characters,
    key,
    key_starts,
    runs,
    stem,
    terms,
    word_starts,
)


def test_chinese_becomes_pairs_and_other_scripts_words() -> None:
    assert terms("居民身份证 ID-Card（A4纸）") == [
        "居民",
        "民身",
        "身份",
        "份证",
        "id",
        "card",
        "a4",
        "纸",
    ]


def test_pairs_do_not_cross_punctuation() -> None:
    assert terms("初次（申请）") == ["初次", "申请"]


def test_rare_characters_beyond_the_first_plane_are_chinese_too() -> None:
    assert terms("𠮷野家") == ["𠮷野", "野家"]


def test_characters_are_those_of_chinese_only() -> None:
    assert characters("办A证") == ["办", "证"]


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("passports", "passport"),
        ("companies", "company"),
        ("taxes", "tax"),
        ("business", "business"),
        ("gas", "gas"),
        ("паспорта", "паспорта"),
    ],
)
def test_english_plurals_lose_their_ending(many: str, one: str) -> None:
    assert stem(many) == one


def test_starts_are_those_of_long_words() -> None:
    assert word_starts("id паспорт 护照") == ["пас", "пасп", "паспо", "паспор"]


def test_the_key_is_all_letters_and_digits() -> None:
    assert key("《道路运输证》 年度-审验 A4") == "道路运输证年度审验a4"
    assert key_starts("护照 A") == ["护", "护照", "护照a"]


def test_runs_keep_the_spelling() -> None:
    assert runs("ئائىلە، Licence") == ["ئائىلە", "Licence"]
