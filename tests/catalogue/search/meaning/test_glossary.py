"""Questions in languages that the encoder has not learnt."""

from pathlib import Path

import pytest

import catalogue.search.meaning.glossary as module
from catalogue.search.meaning.glossary import Said, is_said, said_in_chinese

ROOTS = Path(module.__file__).with_name("roots.tsv")


@pytest.mark.parametrize("q", ["丢了身份证", "lost passport", "замена прав"])
@pytest.mark.parametrize("lang", ["zh-Hans", "ru"])
def test_what_the_encoder_knows_is_said_as_typed(q: str, lang: str) -> None:
    said = said_in_chinese(q, lang)

    assert said.encoded == q
    assert not said.is_translated


@pytest.mark.parametrize(
    ("q", "chinese", "share"),
    [
        ("I want to retire", "退休申请", 1.0),
        ("my boss does not pay", "拖欠工资投诉 讨薪", 1.0),
        ("сломался лифт", "住宅维修资金 电梯 漏水", 1.0),
        ("кашалот", "", 0.0),
        ("丢了身份证", "", 0.0),
    ],
)
def test_everyday_english_and_russian_are_said_in_chinese_too(
    q: str, chinese: str, share: float
) -> None:
    assert said_in_chinese(q, "zh-Hans") == Said(q, chinese, share)


@pytest.mark.parametrize(
    ("q", "lang", "said"),
    [
        ("پاسپورت", "ug", "护照"),
        ("پاسپورتنى", "zh-Hans", "护照"),
        ("уақытша жеке куәлік", "kk", "临时居民身份证"),
        ("نەكە", "kk-Arab", "结婚登记"),
        ("иргэний үнэмлэх", "mn", "身份证"),
    ],
)
def test_words_of_our_tables_are_said_in_chinese(q: str, lang: str, said: str) -> None:
    found = said_in_chinese(q, lang)

    assert (said in found.chinese, found.share, found.is_translated) == (True, 1.0, True)


def test_traditional_characters_reach_the_encoder_as_simplified_ones() -> None:
    assert said_in_chinese("身份證", "zh-Hant") == said_in_chinese("身份证", "zh-Hans")


@pytest.mark.parametrize(
    ("words", "lang", "said"),
    [
        ("балаға", "kk", True),
        ("жеке куәлік", "kk", True),
        ("балаға ғашшық", "kk", False),
        ("passport", "kk", False),
        ("паспорт", "ru", False),  # the encoder knows it: no table of ours is asked
        ("护照", "kk", False),
    ],
)
def test_words_are_said_if_all_of_them_are(words: str, lang: str, said: bool) -> None:
    assert is_said(words, lang) == said


def test_how_much_is_understood_is_said() -> None:
    assert said_in_chinese("پاسپورت قۇشقاچ", "ug") == Said("护照", "护照", 0.5)
    assert said_in_chinese("قۇشقاچ", "ug") == Said("", "", 0.0)


def test_russian_on_a_kazakh_page_is_russian() -> None:
    assert said_in_chinese("замена водительских прав", "kk").encoded == "замена водительских прав"


@pytest.mark.parametrize(
    ("q", "lang", "said"),
    [
        ("балаларымызға", "kk", "孩子"),
        ("بالالىرىمىزغا", "ug", "孩子"),
        ("بالالارىمىزعا", "kk-Arab", "孩子"),
        ("بالالارىمىزعا", "kk", "孩子"),
        ("دوختۇرخانىدىكى", "ug", "医院"),
    ],
)
def test_a_word_stands_for_the_longest_beginning_it_has(q: str, lang: str, said: str) -> None:
    assert said_in_chinese(q, lang) == Said(said, said, 1.0)


def test_roots_are_rows_of_three_columns_without_blanks() -> None:
    rows = [line.split("\t") for line in ROOTS.read_text("utf-8").splitlines() if line[0] != "#"]

    assert [row for row in rows if len(row) != 3 or not all(cell.strip() for cell in row)] == []
    assert rows[0] == ["zh-Hans", "ug", "kk"]
