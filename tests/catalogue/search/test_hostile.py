"""Questions that want to break something."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.search.searcher import Searcher
from tests.catalogue.search.builders import ask

NASTY = [
    'name:"护照" AND (',
    "护照 OR *:*",
    "+护照 -发票 ~2 ^9 [a TO z}",
    "\\\\\\\"'`;--",
    "'; DROP TABLE item; --",
    "护照\x00\x1b[31m\r\n",
    "😀🏳️‍🌈👩‍👩‍👧",
    "e\u0301" * 300,
    "\u202e护照\u2066",
    "a" * 10_000,
    "护" * 10_000,
    "护照 " * 5_000,
    "shenfenzheng" * 100,
    "ﷺ" * 1_000,
    "zh-Hans:护照",
    "|",
    "..%2f..%2f",
]


@pytest.mark.parametrize("q", NASTY)
def test_no_question_breaks_the_search(office: Searcher, q: str) -> None:
    assert ask(office, q).total >= 0
    assert isinstance(office.suggest(q, "zh-Hans"), tuple)


@pytest.mark.parametrize("q", NASTY)
def test_no_filter_or_language_breaks_the_search(office: Searcher, q: str) -> None:
    assert ask(office, "护照", q, theme=(q,), region=(q, q)).total == 0


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(q=st.text(max_size=60), lang=st.text(max_size=8))
def test_any_text_may_be_asked(office: Searcher, q: str, lang: str) -> None:
    assert ask(office, q, lang).total >= 0
    assert isinstance(office.suggest(q, lang), tuple)


def test_half_a_character_is_left_out(office: Searcher) -> None:
    assert ask(office, "\ud800护照").ids[0] == 3


def test_marks_around_a_word_do_not_hide_it(office: Searcher) -> None:
    assert ask(office, "\u202e“护照”！\x00").ids[0] == 3
