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
