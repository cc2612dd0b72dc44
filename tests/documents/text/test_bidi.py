"""Mixed directions come out as the reference implementation draws them."""

import random

import pytest
from bidi import get_display

from documents.text.bidi import base_level, levels, visual_order

LETTERS = "abc ابپئە 1234 ,.:;-+%$€()[]/\u060c\u0661\u0662 中文 \u2067\u2066\u2068\u2069"
UNMIRROR = str.maketrans("()[]", "(([[")  # the reference also mirrors; shaping does that here


@pytest.mark.parametrize("base", [0, 1])
def test_random_strings_are_ordered_as_by_the_reference(base: int) -> None:
    dice = random.Random(20260101 + base)  # noqa: S311 - a fixed set of texts, not a secret

    for _ in range(4000):
        text = "".join(dice.choice(LETTERS) for _ in range(dice.randint(1, 24)))
        drawn = "".join(text[i] for i in visual_order(levels(text, base)))
        reference = get_display(text, base_dir="R" if base else "L")
        assert drawn.translate(UNMIRROR) == str(reference).translate(UNMIRROR), repr(text)


def test_an_isolated_code_keeps_its_order_in_uyghur_words() -> None:
    text = "نومۇرى \u20662026-000123\u2069 بولدى"

    drawn = "".join(text[i] for i in visual_order(levels(text, 1)))

    assert "2026-000123" in drawn


def test_the_first_strong_letter_outside_isolates_gives_the_direction() -> None:
    assert base_level("123 ئە abc") == 1
    assert base_level("\u2067ئە\u2069 abc") == 0
    assert base_level("123") == 0
