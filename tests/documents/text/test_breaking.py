"""Lines end where readers of each script expect it."""

import pytest

from documents.text.breaking import break_lines, break_places


def lines(text: str, available: int) -> list[str]:
    """Break a text whose every character is one wide."""
    return [text[start:end] for start, end in break_lines(text, [1.0] * len(text), available)]


def test_words_are_not_cut() -> None:
    assert lines("one two three", 8) == ["one two ", "three"]


def test_chinese_breaks_between_any_two_characters() -> None:
    assert lines("居民身份证", 2) == ["居民", "身份", "证"]


def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one() -> None:
    text = "原件（含复印件），一式两份。"

    for width in range(3, 12):
        for line in lines(text, width):
            assert line[0] not in "），。", (width, line)
            assert line[-1] != "（", (width, line)


def test_a_word_longer_than_a_line_is_cut_anywhere() -> None:
    assert lines("ab cdefghij", 4) == ["ab ", "cdef", "ghij"]


def test_direction_marks_stay_with_what_they_isolate() -> None:
    text = "编号\u20662026\u2069，完"
    places = break_places(text)

    assert text.index("\u2066") in places
    assert text.index("\u2069") not in places
    assert text.index("，") not in places


def test_spaces_at_the_end_of_a_line_take_no_room() -> None:
    assert lines("abcd    efgh", 4) == ["abcd    ", "efgh"]


@pytest.mark.parametrize("text", ["a\u00a0b", "5\u202fkm", "a\u2060b"])
def test_unbreakable_signs_hold(text: str) -> None:
    assert break_places(text) == (len(text),)


def test_hyphens_part_words_but_not_numbers() -> None:
    assert break_places("Xin-jiang") == (4, 9)
    assert break_places("2026-11-22") == (10,)


def test_an_empty_text_is_one_empty_line() -> None:
    assert lines("", 5) == [""]


@pytest.mark.parametrize(
    "value", ["8145 6118 1383 4963-02", "热孜万古丽·卡德尔", "2026年11月30日", "Nurlan Asan"]
)
def test_a_short_isolated_value_stays_in_one_line(value: str) -> None:
    text = f"经办人甲乙丙丁：\u2068{value}\u2069，完毕"

    for width in range(len(value) + 3, len(text)):
        assert any(value in line for line in lines(text, width)), width


def test_a_value_inside_a_value_stays_with_the_outer_one() -> None:
    text = "编号\u2068甲 \u2066乙 丙\u2069 丁\u2069"

    assert lines(text, 11)[-1].strip("\u2066\u2068\u2069") == "甲 \u2066乙 丙\u2069 丁"


def test_a_whole_value_wider_than_a_line_breaks_where_words_do() -> None:
    assert lines("\u20668145 6118 1383\u2069", 12) == ["\u20668145 6118 ", "1383\u2069"]


def test_a_long_isolated_value_breaks_as_any_text() -> None:
    text = "\u2068云澜地区人力资源和社会保障局办公室\u2069"

    assert len(lines(text, 10)) == 2
