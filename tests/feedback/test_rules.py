import pytest

from feedback.rules import clean, places_of

OURS = [
    ("Places", "ئورۇنلار"),
    ("My appointment", "بەلگىلىگەن ۋاقتىم"),
    (
        "No places are left at %(starts)s. Please choose another time.",
        "%(starts)s دا ئورۇن قالمىدى.",
    ),
    ("Case", "ئىش"),
]


@pytest.mark.parametrize(
    ("wrong", "keys"),
    [
        ("ئورۇنلار", ["Places"]),
        ("  بەلگىلىگەن \n ۋاقتىم ", ["My appointment"]),
        ("ئورۇنلار دېگەن سۆز خاتا", ["Places"]),  # the text stands within what was sent
        (
            "9:30 دا ئورۇن قالمىدى.",
            ["No places are left at %(starts)s. Please choose another time."],
        ),
        ("يوق سۆز", []),
        ("", []),
    ],
)
def test_finds_the_text_that_was_meant(wrong: str, keys: list[str]) -> None:
    assert [one.key for one in places_of(wrong, OURS)] == keys


def test_the_closest_text_comes_first_and_there_are_not_too_many() -> None:
    texts = [(str(number), "word" + number * " more") for number in range(20)]

    found = places_of("word", texts)

    assert [one.key for one in found] == [str(number) for number in range(8)]


def test_a_very_short_text_of_ours_is_not_found_in_everything() -> None:
    assert places_of("ئىشلار", OURS) == []


def test_capitals_and_marks_of_direction_make_no_difference() -> None:
    assert [one.key for one in places_of("\u200fQYZMETTER", [("Services", "Qyzmetter")])]


def test_control_characters_are_left_out_and_lines_stay() -> None:
    assert clean(" a\x00b\r\nc\t ") == "ab\nc"


@pytest.mark.parametrize("text", ["\u200b", "\u2060 \u00ad", "\u2800", "\u3164", "\u2067\ufe0f"])
def test_where_nothing_can_be_seen_nothing_was_said(text: str) -> None:
    assert clean(text) == ""
    assert clean(f"a{text}b") == f"a{text}b"
