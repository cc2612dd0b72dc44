"""Words without the endings that their language puts behind them."""

import pytest

from catalogue.search.endings import forms, languages_of
from catalogue.search.folding import fold


def is_form(word: str, of: str, lang: str) -> bool:
    """Is `word` what may be left of `of`?"""
    return forms(fold(word), lang)[0] in forms(fold(of), lang)


@pytest.mark.parametrize(
    ("word", "of"),
    [
        ("كىنىشكا", "كىنىشكامنى"),
        ("كىنىشكا", "كىنىشكىلارنىڭ"),
        ("بالا", "بالىلىرىمىزغا"),  # a weak vowel before endings
        ("قەغەز", "قەغىزى"),
        ("ئاجراش", "ئاجرىشىش"),
        ("ئۆي", "ئۆيۈمنىڭ"),
        ("نوپۇس", "نوپۇسىدىكىلەر"),
        ("تىزىملات", "تىزىملاتماقچى"),
    ],
)
def test_uyghur_endings_come_off_one_after_another(word: str, of: str) -> None:
    assert is_form(word, of, "ug")


@pytest.mark.parametrize(
    ("word", "of"),
    [
        ("мектеп", "мектебіме"),  # a consonant grows soft
        ("куәлік", "куәлігімді"),
        ("бала", "балаларымыздан"),
        ("жоғалт", "жоғалтқан"),
        ("үйлен", "үйленгелі"),
        ("құр", "құрмақпыз"),
        ("аш", "ашайын"),
        ("сат", "сатсақ"),
        ("агаш", "ағашты"),  # typed without the letters that Russian keyboards lack
    ],
)
def test_kazakh_endings_come_off_one_after_another(word: str, of: str) -> None:
    assert is_form(word, of, "kk")


@pytest.mark.parametrize(("word", "of"), [("مەكتەپ", "مەكتەبىنە"), ("كۋالىك", "كۋالىگىمدى")])
def test_kazakh_in_arabic_letters_has_the_same_endings(word: str, of: str) -> None:
    assert is_form(word, of, "kk-Arab")


@pytest.mark.parametrize(
    ("word", "of", "lang"),
    [
        ("паспорт", "паспортом", "ru"),
        ("водительск", "водительского", "ru"),
        ("үнэмлэх", "үнэмлэхээ", "mn"),
        ("licenc", "licences", "en"),
    ],
)
def test_other_languages_have_endings_too(word: str, of: str, lang: str) -> None:
    assert is_form(word, of, lang)


@pytest.mark.parametrize("lang", ["ug", "kk", "kk-Arab", "mn", "ru", "en", "zh-Hans"])
def test_a_word_is_the_first_of_its_forms_and_the_longest(lang: str) -> None:
    found = forms("паспорт", lang)

    assert found[0] == "паспорт"
    assert list(found) == sorted(found, key=len, reverse=True)


def test_two_different_words_stay_different() -> None:
    assert not is_form("ئاشخانا", "ئىشخانىدا", "ug")
    assert not is_form("су", "сурет", "kk")


def test_a_word_without_end_is_left_alone() -> None:
    endless = "лар" * 40

    assert forms(endless, "kk") == (endless,)


@pytest.mark.parametrize(
    ("word", "lang", "langs"),
    [
        ("پاسپورت", "ug", ("ug",)),
        ("پاسپورت", "zh-Hans", ("ug", "kk-Arab")),
        ("паспорт", "kk", ("ru", "kk")),
        ("паспорт", "kk-Arab", ("ru", "kk")),
        ("پاسپورت", "kk", ("kk-Arab",)),
        ("паспорт", "ru", ("ru",)),
        ("passport", "ru", ("en",)),
        ("护照", "ug", ()),
    ],
)
def test_letters_and_the_reader_say_of_what_language_a_word_may_be(
    word: str, lang: str, langs: tuple[str, ...]
) -> None:
    assert languages_of(fold(word), lang) == langs
