"""Few words are compared letter by letter, and none that is alike is passed over."""

from difflib import SequenceMatcher

import pytest

from catalogue.search.spelling import Spelling

WORDS = ("passport", "sports", "паспорт", "marriage", "tax", "پاسپورت", "driving licence", "ss")


@pytest.mark.parametrize(
    "typed",
    ["pasport", "sport", "mariage", "пасспорт", "پاسپورد", "xat", "drivin licens", "ßß", "s" * 999],
)
@pytest.mark.parametrize("alike", [0.5, 0.65, 0.9])
def test_all_that_is_alike_is_likely(typed: str, alike: float) -> None:
    likely = Spelling(WORDS, alike).likely(typed)

    close = [w for w in WORDS if SequenceMatcher(None, typed, w).ratio() >= alike]
    assert set(close) <= set(likely)


def test_what_shares_few_letters_is_not_likely() -> None:
    assert Spelling(WORDS, 0.65).likely("pasport") == ["passport", "sports"]


def test_without_words_nothing_is_likely() -> None:
    assert Spelling((), 0.65).likely("passport") == []
