"""When nothing has all the words."""

import pytest

from catalogue.search.searcher import Searcher
from catalogue.search.values import SearchRequest
from tests.catalogue.search.builders import ask


@pytest.mark.parametrize(
    ("q", "item", "word"),
    [("pasport", 3, "passport"), ("mariage", 5, "Marriage"), ("پاسپورد", 3, "پاسپورت")],
)
def test_a_typo_finds_the_item_and_the_right_spelling(
    office: Searcher, q: str, item: int, word: str
) -> None:
    page = ask(office, q, "en")

    assert page.relaxed
    assert page.ids[0] == item
    assert word in page.nearest


def test_short_words_are_not_bent(office: Searcher) -> None:
    assert ask(office, "taxx").ids == ()


def test_most_of_a_chinese_question_is_enough(office: Searcher) -> None:
    page = ask(office, "公司跨省设立")

    assert page.relaxed
    assert page.ids[0] == 9
    assert {"公司", "设立"} <= set(page.searched)


def test_one_word_of_several_is_better_than_nothing(office: Searcher) -> None:
    page = ask(office, "护照 阿斯顿 飞机票 火车票")

    assert page.relaxed
    assert page.ids == (3,)


@pytest.mark.parametrize(("q", "word"), [("护召", "护照"), ("发飘", "发票")])
def test_a_wrong_character_leads_to_words_that_find_something(
    office: Searcher, q: str, word: str
) -> None:
    page = ask(office, q)

    assert page.total == 0
    assert word in page.nearest
    assert ask(office, word).total > 0


@pytest.mark.parametrize(
    ("q", "right", "item"),
    [
        ("结昏证", "结婚证", 5),
        ("办理公机金", "办理公积金", 16),
        ("取公基金", "取公积金", 16),
        ("残极人证", "残疾人证", 21),
        ("pasport", "passport", 3),
        ("паспотр", "паспорт", 30),
        ("пасспорт", "паспорт", 30),
        ("پاسپورد", "پاسپورت", 3),
        ("төлқұжт", "төлқұжат", 30),
    ],
)
def test_a_mistyped_word_is_put_right_and_that_is_said(
    office: Searcher, q: str, right: str, item: int
) -> None:
    page = ask(office, q)

    assert page.instead.lower() == right
    assert page.relaxed
    assert item in page.ids[:3]


@pytest.mark.parametrize("q", ["护照", "taxx", "魑魅", "公司跨省设立", "护照 阿斯顿"])
def test_what_is_right_or_unlike_anything_stays_as_it_is(office: Searcher, q: str) -> None:
    assert ask(office, q).instead == ""


def test_words_are_searched_as_typed_on_demand(office: Searcher) -> None:
    page = office.search(SearchRequest(q="办理公机金", as_typed=True))

    assert page.instead == ""
    assert page.nearest[0] == "办理公积金"


def test_pinyin_with_spaces_is_found_in_part(office: Searcher) -> None:
    assert ask(office, "shebaoka kuaisu").ids[:1] == (8,)


def test_nonsense_finds_nothing_and_says_what_was_searched(office: Searcher) -> None:
    page = ask(office, "魑魅")

    assert (page.total, page.ids, page.nearest) == (0, (), ())
    assert page.searched == ("魑魅",)


def test_what_was_found_needs_no_nearest_words(office: Searcher) -> None:
    assert ask(office, "护照").nearest == ()
