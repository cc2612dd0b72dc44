"""Questions of Uyghur and Kazakh readers that were typed in Latin letters."""

import string
from pathlib import Path

import pytest

import catalogue.search.meaning.latin as module
from catalogue.search.meaning.glossary import said_in_chinese
from catalogue.search.meaning.latin import LANGUAGES, from_latin
from catalogue.search.searcher import Searcher
from tests.catalogue.search.builders import found

TABLE = Path(module.__file__).with_name("latin.tsv")


@pytest.mark.parametrize(
    ("typed", "lang", "words"),
    [
        ("Shopurluq kinishkisi", "ug", ["شوپۇرلۇق", "كىنىشكىسى"]),
        ("köchürüsh", "ug", ["كۆچۈرۈش"]),
        ("jeke kuálik", "kk", ["жеке", "куәлік"]),
        ("ağaş", "kk-Arab", ["ағаш"]),
    ],
)
def test_letters_are_put_into_those_of_the_language(
    typed: str, lang: str, words: list[str]
) -> None:
    assert from_latin(typed, lang) == words


@pytest.mark.parametrize(("typed", "lang"), [("护照", "ug"), ("A4", "ug"), ("kimlik", "ru")])
def test_other_questions_are_left_alone(typed: str, lang: str) -> None:
    assert from_latin(typed, lang) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_letter_of_a_plain_keyboard_is_known(lang: str) -> None:
    assert from_latin(string.ascii_lowercase, lang) != []


def test_the_table_says_each_thing_once() -> None:
    lines = TABLE.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]

    assert all(len(row) == 3 and all(row) for row in rows)
    assert len({(lang, latin) for lang, latin, _ in rows}) == len(rows)


@pytest.mark.parametrize(
    ("typed", "lang"),
    [("pizza", "kk"), ("shenfenzheng", "ug"), ("lost driving licence", "ug"), ("sfz", "kk")],
)
def test_pinyin_and_english_stay_what_they_are(typed: str, lang: str) -> None:
    assert said_in_chinese(typed, lang).encoded == typed


def test_two_letters_for_one_sound_a_hundred_times_cost_nothing() -> None:
    assert from_latin("sh" * 100 + "1", "ug") == []


@pytest.mark.parametrize(
    ("typed", "lang", "item"),
    [
        ("kimlik", "ug", 1),
        ("pasport yengilash", "ug", 3),
        ("tamaka setish", "ug", 29),
        ("jeke kualik", "kk", 1),
        ("ajyrasu", "kk", 6),
        ("üilenu", "kk-Arab", 5),
    ],
)
def test_an_item_is_found(office: Searcher, typed: str, lang: str, item: int) -> None:
    assert item in found(office, typed, lang)[:3]
