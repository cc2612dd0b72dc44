"""The words of our tables in languages that the encoder has not learnt."""

from pathlib import Path

import pytest

import catalogue.search.meaning.lexicon as module
from catalogue.search.analysis import folded_runs, is_han
from catalogue.search.meaning.glossary import said_in_chinese
from catalogue.search.meaning.lexicon import lexicon
from catalogue.search.searcher import Searcher
from tests.catalogue.search.builders import found

TABLE = Path(module.__file__).with_name("lexicon.tsv")


def rows() -> list[list[str]]:
    lines = TABLE.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_the_table_has_a_row_for_a_matter_and_a_column_for_a_language() -> None:
    head, *others = rows()

    assert head == ["zh-Hans", "ug", "kk", "en", "ru"]
    assert [row for row in others if len(row) != 5 or not all(row[1:3])] == []
    assert len(others) > 400


def test_the_table_has_no_stray_blanks() -> None:
    cells = [one for row in rows() for cell in row for one in cell.split(";")]

    assert [one for one in cells if one != one.strip()] == []


def test_matters_are_said_in_chinese_once() -> None:
    said = [row[0] for row in rows()[1:] if row[0]]

    assert [one for one in said if not any(map(is_han, folded_runs(one)))] == []
    assert len(said) == len(set(said))


@pytest.mark.parametrize(
    ("q", "lang", "said"),
    [
        ("ئىش ھەققىنى بەرمىدى", "ug", "拖欠工资投诉 讨薪"),
        ("قويلىرىم ئۆلۈپ قالدى", "ug", "死畜 病死畜禽无害化处理"),
        ("малымды сақтандырғым келеді", "kk", "农业保险"),
        ("جۇمىستان شىعىپ قالدىم", "kk-Arab", "失业保险金 下岗"),
    ],
)
def test_a_phrase_is_known_with_other_endings(q: str, lang: str, said: str) -> None:
    assert (said_in_chinese(q, lang).chinese, said_in_chinese(q, lang).share) == (said, 1.0)


def test_the_longest_phrase_counts() -> None:
    words = folded_runs("كىملىك يۈتۈپ كەتتى")

    assert lexicon("ug").longest(words)[1] == "居民身份证补领"
    assert lexicon("ug").longest(words[:1]) == ((0,), "居民身份证")


@pytest.mark.parametrize(
    ("q", "lang", "said"),
    [
        ("дүкенді біраз уақыт жауып қою", "kk", "经营主体歇业备案 暂停营业"),
        ("көлігімді базарда досыма сатып", "kk", "二手车过户"),
        ("قويلىرىم تۈنۈگۈن ئۆلۈپ قالدى", "ug", "死畜 病死畜禽无害化处理"),
    ],
)
def test_words_may_stand_between_those_of_a_phrase(q: str, lang: str, said: str) -> None:
    assert said in said_in_chinese(q, lang).chinese


@pytest.mark.parametrize(
    ("q", "unsaid"),
    [
        ("үйленгелі жүрміз, қайда тіркелеміз", "户口"),  # not үй, house
        ("қызым алтыға толды", "60岁农民"),  # not алпыс, sixty
        ("шекараға кірсем бола ма", "家电"),  # not кір, laundry
    ],
)
def test_little_is_left_of_a_long_word_by_chance(q: str, unsaid: str) -> None:
    assert unsaid not in said_in_chinese(q, "kk").chinese


def test_words_of_a_phrase_too_far_apart_are_words_of_their_own() -> None:
    said = said_in_chinese("көлігімді алма алмұрт өрік шабдалы сатып", "kk").chinese

    assert "二手车过户" not in said


def test_two_letters_that_are_left_of_a_word_are_no_word() -> None:
    assert said_in_chinese("көшеде кәуап", "kk").chinese.endswith("小吃摊 食品摊贩登记")


@pytest.mark.parametrize(("typed", "lang"), [("تىرانسفورماتۇر", "ug"), ("پاسپۇرت", "ug")])
def test_a_word_with_other_vowels_is_half_known(typed: str, lang: str) -> None:
    said = said_in_chinese(typed, lang)

    assert said.chinese
    assert said.share == 0.5


def test_kazakh_is_known_without_its_own_letters_but_russian_stays_russian() -> None:
    assert said_in_chinese("агаш кесу", "kk").chinese == "砍树 林木采伐"
    assert said_in_chinese("потерял паспорт", "kk").encoded == "потерял паспорт"


@pytest.mark.parametrize("q", ["", "🙂", "ئ", "ە" * 300, "لار" * 80, "қ", "\u1820\u1821", "ﻻ ﻻ"])
@pytest.mark.parametrize("lang", ["ug", "kk", "kk-Arab", "mn-Mong", "zh-Hans"])
def test_what_makes_no_sense_is_taken_calmly(q: str, lang: str) -> None:
    assert 0 <= said_in_chinese(q, lang).share <= 1


@pytest.mark.parametrize(
    ("q", "lang", "item"),
    [
        ("پراۋامنىڭ ۋاقتى ئۆتۈپ كەتتى", "ug", 7),
        ("бала мектепке биринши сыныпка", "kk", 19),
        ("айлығымды алған соң үй несиесі жинақ қоры", "kk", 16),
    ],
)
def test_everyday_words_find_items_that_are_named_in_chinese_only(
    office: Searcher, q: str, lang: str, item: int
) -> None:
    assert item in found(office, q, lang)[:3]
