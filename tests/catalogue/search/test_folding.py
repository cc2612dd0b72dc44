"""Spellings that readers take for the same."""

import pytest

from catalogue.search.folding import fold, tidy


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Passport", "ＰＡＳＳＰＯＲＴ"),
        ("İstanbul Café", "istanbul cafe"),
        ("Straße", "STRASSE"),
        ("Ёлка Йод", "елка иод"),
        ("Қазақстан", "Казакстан"),
        ("үй", "уй"),
        ("ياردەم", "یاردھم"),
        ("كارتا", "کارتا"),
        ("ئائىلە", "ائىلە"),
        ("قازاق ٴتىلى", "قازاق ءتىلى"),
        ("ٴۇي", "ءۇي"),
        ("ٷي", "ءۇي"),
        ("補辦居民身份證", "补办居民身份证"),
        ("臺灣居民來往大陸通行證", "台湾居民来往大陆通行证"),
        ("這裏為爲", "这里为为"),
        ("كىـــملىك", "كىملىك"),
        ("كى\u200cم\u200dلىك", "كىملىك"),
        ("ﻛﯩﻤﻠﯩﻚ", "كىملىك"),
    ],
)
def test_readers_take_both_spellings_for_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_uyghur_vowels_stay_different() -> None:
    assert len({fold(word) for word in ("تۈر", "تۇر", "تۆر", "تور")}) == 4


def test_tidy_keeps_the_letters_as_typed() -> None:
    assert tidy("ئا\u200cئىلە Ａ") == "ئائىلە A"
