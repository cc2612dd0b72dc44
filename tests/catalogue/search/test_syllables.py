"""Reading Latin letters as pinyin."""

import pytest

from catalogue.search.syllables import as_pinyin, pinyin_start


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("shenfenzheng", "shen fen zheng"),
        ("xian", "xian"),
        ("fangan", "fang an"),
        ("lvshi", "lu shi"),
        ("nver", "nu er"),
        ("zhuxiaodengji", "zhu xiao deng ji"),
    ],
)
def test_pinyin_is_read_in_the_fewest_syllables(typed: str, read: str) -> None:
    assert as_pinyin(typed) == tuple(read.split())


@pytest.mark.parametrize("typed", ["", "passport", "tax", "sfz", "身份", "shen1", "a" * 49])
def test_other_letters_are_no_pinyin(typed: str) -> None:
    assert as_pinyin(typed) is None


def test_long_nonsense_is_read_in_no_time() -> None:
    assert as_pinyin("ang" * 15 + "iii") is None


def test_a_word_being_typed_ends_in_part_of_a_syllable() -> None:
    assert pinyin_start("shenfenzh") == ("shen", "fen", "zh")
    assert pinyin_start("shenfen") == ("shen", "fen")
    assert pinyin_start("passport") == ()
