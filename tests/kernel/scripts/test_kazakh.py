"""Kazakh in Arabic letters: rules, CLDR's own names, and what stays as it is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.scripts.kazakh import to_arabic
from kernel.scripts.pairs import read_pairs
from tests.kernel.scripts.cldr import exceptions, pairs

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
cyrillic = st.text(alphabet=ALPHABET + ALPHABET.upper(), min_size=1, max_size=12)
plain = st.text(alphabet="abcXYZ019 .-/()", max_size=12)
placeholders = st.sampled_from(("%(name)s", "%(num)d", "<b>", '<a href="?x=1,2">', "&nbsp;"))


@pytest.mark.parametrize(
    ("kazakh", "arabic"),
    [
        ("қазақ тілі", "قازاق ءتىلى"),
        ("үй", "ءۇي"),  # front vowels: a hamza before the word
        ("күн", "كۇن"),  # к tells by itself
        ("мекеме", "مەكەمە"),  # so does е
        ("бөлім", "ءبولىم"),
        ("солі", "سولى"),  # the first vowel is a back one
        ("Әзірбайжан", "ءازىربايجان"),  # the first vowel is a front one
        ("ӨТІНІШ", "ءوتىنىش"),
        ("Африка", "افريكا"),
        ("Ресей", "رەسەي"),
        ("Албания", "البانيا"),
        ("жиырма", "جيىرما"),
        ("аяқ", "اياق"),
        ("поезд", "پويەزد"),
        ("әуе", "اۋە"),
        ("иена", "يەنا"),
        ("объект", "وبيەكت"),
        ("батальон", "باتاليون"),
        ("альбом", "البوم"),
        ("щётка", "ششيوتكا"),
        ("цирк", "تسيرك"),
        ("чек", "چەك"),
        ("гауһар", "گاۋھار"),
        ("Джибути", "جيبۋتي"),
        ("Оңтүстік-Шығыс", "وڭتۇستىك-شىعىس"),
        ("\u0438\u0306", "ي"),  # as some keyboards send it: и and a breve
    ],
)
def test_a_word_is_spelled_as_in_xinjiang(kazakh: str, arabic: str) -> None:
    assert to_arabic(kazakh) == arabic


@pytest.mark.parametrize(
    ("kazakh", "arabic"),
    [
        ("Бар ма? Иә, бар; жоқ.", "بار ما؟ ءيا، بار؛ جوق."),
        ("%(place)s, %(day)s", "%(place)s، %(day)s"),
        ("құны 1,5 теңге", "قۇنى 1,5 تەڭگە"),
        ("https://example.kz/?a=1;b бетте", "https://example.kz/?a=1;b بەتتە"),
        ("<a href='?бет=2'>бет</a>", "<a href='?бет=2'>بەت</a>"),
        ("PDF құжат A4, 2026", "PDF قۇجات A4، 2026"),
        ("身份证 көшірме", "身份证 كوشىرمە"),
    ],
)
def test_marks_turn_and_what_is_no_kazakh_stays(kazakh: str, arabic: str) -> None:
    assert to_arabic(kazakh) == arabic


def test_words_by_hand_win_over_the_rules() -> None:
    by_hand = read_pairs("kazakh_words.tsv")

    assert {word: to_arabic(word.capitalize()) for word in by_hand} == by_hand
    assert to_arabic("Вьетнамша") != by_hand["вьетнам"]  # whole words only


def test_names_are_spelled_as_in_cldr_but_for_those_that_say_why() -> None:
    names = pairs()

    parted = {key for key, arabic in names.items() if to_arabic(key[1]) != arabic}

    assert parted == set(exceptions())
    assert len(parted) / len(names) < 0.2


@given(st.lists(cyrillic | plain | placeholders).map(" ".join))
def test_no_cyrillic_letter_is_left(text: str) -> None:
    assert not re.search("[Ѐ-ӿ]", to_arabic(text))


@given(st.lists(cyrillic | plain | placeholders).map(" ".join))
def test_placeholders_tags_digits_and_latin_words_stay(text: str) -> None:
    kept = re.compile(r"%\(\w+\)[a-z]|<[^<>]*>|&\w+;|[0-9]+|[a-zA-Z]+")

    assert kept.findall(to_arabic(text)) == kept.findall(text)


@given(st.lists(cyrillic | plain | placeholders | st.just("،؛؟,;?")).map(" ".join))
def test_text_in_arabic_letters_is_left_as_it_is(text: str) -> None:
    once = to_arabic(text)

    assert to_arabic(once) == once
