"""Words that readers type, and the items they mean."""

from pathlib import Path

import pytest

from catalogue.search.searcher import Searcher
from tests.catalogue.search.builders import an_index, an_item, ask, found


@pytest.mark.parametrize(("q", "item"), [("护照", 3), ("发票", 4), ("结婚", 5), ("公司", 9)])
def test_two_characters_find_their_item(office: Searcher, q: str, item: int) -> None:
    assert found(office, q)[0] == item


def test_one_character_is_found_in_names(office: Searcher) -> None:
    assert set(found(office, "婚")) == {5, 6}
    assert found(office, "护") == (3,)


@pytest.mark.parametrize(
    ("q", "item"),
    [
        ("shenfenzheng", 1),
        ("shen fen zheng", 1),
        ("ShenFenZheng", 1),
        ("huzhao", 3),
        ("lvshi", 11),
        ("lüshi", 11),
        ("shebaoka", 8),
        ("jiashizheng", 7),
    ],
)
def test_pinyin_finds_names_and_what_people_call_them(office: Searcher, q: str, item: int) -> None:
    assert item in found(office, q)[:2]


@pytest.mark.parametrize(
    ("q", "item"), [("sfz", 1), ("hz", 3), ("gssl", 9), ("sbk", 8), ("jsz", 7)]
)
def test_initials_find_names_and_what_people_call_them(office: Searcher, q: str, item: int) -> None:
    assert item in found(office, q)[:3]


@pytest.mark.parametrize(
    ("q", "item"),
    [
        ("身份证丢了怎么办", 1),
        ("出国", 3),
        ("领证", 5),
        ("驾照", 7),
        ("驾照换证", 7),
        ("社保卡", 8),
        ("开公司", 9),
        ("查房产", 10),
        ("律师证", 11),
        ("退休金养老保险", 12),
        ("看病报销", 14),
        ("老人去世", 15),
        ("公积金", 16),
        ("取公积金", 16),
        ("开饭店", 17),
        ("失业金", 18),
        ("小孩上学", 19),
        ("装水表", 20),
        ("残疾证", 21),
        ("边防证", 22),
        ("无犯罪证明", 23),
        ("免费律师", 24),
        ("公租房", 25),
        ("二手房过户", 26),
        ("低保", 27),
        ("车年检", 28),
        ("烟草证", 29),
    ],
)
def test_everyday_words_find_official_names(office: Searcher, q: str, item: int) -> None:
    page = ask(office, q)

    assert item in page.ids[:3]


@pytest.mark.parametrize(
    ("q", "lang", "item"),
    [
        ("passport", "en", 3),
        ("passports", "en", 3),
        ("identity card", "en", 1),
        ("How do I get a driving license?", "en", 7),
        ("housing fund", "en", 16),
        ("unemployment benefit", "en", 18),
        ("регистрация", "ru", None),
        ("паспорта", "ru", 30),
        ("толкужат", "kk", 30),
    ],
)
def test_other_languages_find_names_and_chinese_items(
    office: Searcher, q: str, lang: str, item: int | None
) -> None:
    assert found(office, q, lang)[:1] == ((item,) if item else ())


@pytest.mark.parametrize(
    ("q", "item"),
    [
        ("پاسپورت", 3),
        ("پاسپورتنى", 3),
        ("كىملىك", 1),
        ("كىملىك گۇۋاھنامىسى", 1),
        ("کیملیک گۇۋاهنامیسی", 1),
        ("كىـملىك", 1),
        ("شوپۇرلۇق گۇۋاھنامىسى", 7),
        ("نىكاھ", 5),
        ("تۇرالغۇ فوندى", 16),
    ],
)
def test_uyghur_is_found_however_its_letters_are_typed(office: Searcher, q: str, item: int) -> None:
    assert found(office, q, "ug")[0] == item


@pytest.mark.parametrize(
    "q",
    [
        "11659900MB0001-4-01",
        "11659900mb0001401",
        "１１６５９９００ＭＢ０００１－４－０１",
        "11659900",
    ],
)
def test_codes_are_found_whole_or_by_their_beginning(office: Searcher, q: str) -> None:
    assert found(office, q)[0] == 1


def test_an_alias_is_found(office: Searcher) -> None:
    assert found(office, "医疗报账") == (14,)


def test_a_department_is_found(office: Searcher) -> None:
    assert found(office, "税务局") == (4,)


def test_the_page_says_what_was_searched(office: Searcher) -> None:
    page = ask(office, "怎么办社保卡")

    assert page.searched == ("社保卡", "社会保障卡")
    assert not page.relaxed


def test_suggestions_are_names_in_the_language_of_the_reader(office: Searcher) -> None:
    assert office.suggest("pass", "en")[0] == "Ordinary passport"
    assert office.suggest("护", "en")[0] == "Ordinary passport"
    assert office.suggest("护", "zh-Hans")[0] == "普通护照签发"
    assert "居民身份证申领" in office.suggest("shenfenzh", "zh-Hans")
    assert office.suggest("", "zh-Hans") == ()


@pytest.mark.parametrize(
    ("typed", "lang", "word"),
    [("төлқ", "kk", "төлқұжат"), ("驾", "zh-Hans", "驾照"), ("водит", "ru", "водительские права")],
)
def test_everyday_words_are_suggested_too(
    office: Searcher, typed: str, lang: str, word: str
) -> None:
    assert word in office.suggest(typed, lang)


def test_words_that_find_nothing_are_not_suggested(tmp_path: Path) -> None:
    searcher = an_index(tmp_path, [an_item(1, "护照")])

    assert searcher.suggest("водит", "ru") == ()


def test_suggestions_are_few(office: Searcher) -> None:
    assert len(office.suggest("登记", "zh-Hans", size=3)) == 3


@pytest.mark.parametrize(
    ("q", "item"),
    [("身份證", 1), ("護照簽發", 3), ("領發票", 4), ("駕駛證", 7), ("怎麼辦護照", 3), ("律師", 11)],
)
def test_traditional_characters_find_simplified_names(office: Searcher, q: str, item: int) -> None:
    assert found(office, q, "zh-Hant")[0] == item


@pytest.mark.parametrize("q", ["кепілдеме беру", "كەپىلدەمە بەرۋ", "кепіл", "كەپىل"])
def test_a_kazakh_name_is_found_in_both_scripts(tmp_path: Path, q: str) -> None:
    office = an_index(
        tmp_path, [an_item(1), an_item(2, "开具保函", names={"kk": "Кепілдеме беру"}), an_item(3)]
    )

    assert found(office, q, "kk-Arab") == (2,)


@pytest.mark.parametrize(
    ("q", "lang", "item"),
    [
        ("төлқұжатымды", "kk", 3),
        ("نەكە", "kk-Arab", 5),
        ("неке қию", "kk", 5),
        ("зейнет сақтандыруы", "kk", 12),
        ("водительские права", "ru", 7),
        ("регистрация брака и свадьба", "ru", 5),
        ("жолооны үнэмлэх", "mn", 7),
    ],
)
def test_everyday_words_of_other_languages_find_chinese_items(
    office: Searcher, q: str, lang: str, item: int
) -> None:
    assert item in found(office, q, lang)[:3]
