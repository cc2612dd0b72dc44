"""Pinyin of names, as the index holds it."""

from catalogue.search.pinyin import initials, spoken, syllables
from catalogue.search.syllables import SYLLABLES
from catalogue.search.synonyms import chinese_words


def test_pinyin_has_no_tones_and_no_umlaut() -> None:
    assert syllables("律师（A证）") == ["lu", "shi", "zheng"]


def test_initials_stand_in_pairs() -> None:
    assert initials("身份证") == ["sf", "fz"]
    assert initials("Passport") == []


def test_a_word_is_typed_whole_or_by_its_initials() -> None:
    assert spoken("社保卡") == ("shebaoka", "sbk")


def test_the_reading_side_knows_all_syllables_of_the_words_people_say() -> None:
    used = {syllable for word in chinese_words() for syllable in syllables(word)}

    assert used <= SYLLABLES
