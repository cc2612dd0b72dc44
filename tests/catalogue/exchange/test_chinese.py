from enum import StrEnum

import pytest

from catalogue.exchange.chinese import THEME_WORDS, codes_of, word_of
from catalogue.phrases.codes import WORDS
from catalogue.values import codes, limits
from catalogue.values.codes import THEMES, Acceptance, Audience, HandlingSystem, MaterialSource

LISTS = [
    kind
    for module in (codes, limits)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
]
WRITTEN = [
    kind for kind in LISTS if kind.__name__ not in ("RevisionState", "TextState", "OrderState")
]


@pytest.mark.parametrize("kind", WRITTEN)
def test_each_code_is_read_again_by_the_word_that_is_written(kind: type[StrEnum]) -> None:
    assert {code: codes_of(kind)[word_of(code)] for code in kind} == {c: c for c in kind}


def test_codes_of_different_lists_have_words_of_their_own() -> None:
    assert word_of(Audience.GOVERNMENT) == "行政机关"
    assert word_of(MaterialSource.GOVERNMENT) == "政府部门核发"
    assert word_of(Acceptance.DEPARTMENT) != word_of(HandlingSystem.DEPARTMENT)
    assert WORDS[Audience, "government"] != WORDS[MaterialSource, "government"]


@pytest.mark.parametrize(
    "kind", [k for k in LISTS if k.__name__ not in ("TextState", "OrderState")]
)
def test_each_code_has_a_word_for_readers(kind: type[StrEnum]) -> None:
    assert {(kind, code.value) for code in kind} <= WORDS.keys()


def test_each_theme_has_a_word() -> None:
    assert set(THEME_WORDS) == set(THEMES)
