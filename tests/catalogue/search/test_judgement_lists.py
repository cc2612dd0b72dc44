"""The lists of judgements ask each thing once, and the one that decides stays apart."""

from collections import Counter
from itertools import chain
from unicodedata import normalize

import pytest

from tests.catalogue.search.judging import LANGUAGES, Judgement, lists, read_list

DECIDING, LOOKED_AT = "kept_apart", "seen"


def _read(name: str) -> list[Judgement]:
    return read_list(lists()[name])


def _typed(name: str) -> list[str]:
    return [row.q.casefold() for row in _read(name)]


@pytest.mark.parametrize("name", lists())
def test_a_query_is_in_a_list_once(name: str) -> None:
    assert [q for q, times in Counter(_typed(name)).items() if times > 1] == []


@pytest.mark.parametrize("name", lists())
def test_a_query_has_neither_stray_space_nor_parted_letters(name: str) -> None:
    assert [row.q for row in _read(name) if row.q != normalize("NFC", row.q.strip())] == []


@pytest.mark.parametrize("name", lists())
def test_an_expected_item_has_a_name_without_stray_space(name: str) -> None:
    expected = chain.from_iterable(row.expected for row in _read(name))

    assert [one for one in expected if not one or one != one.strip()] == []


@pytest.mark.parametrize("name", [DECIDING, LOOKED_AT])
def test_every_language_is_asked(name: str) -> None:
    assert {row.lang for row in _read(name)} == LANGUAGES.keys()


@pytest.mark.parametrize("name", sorted(lists().keys() - {DECIDING}))
def test_no_query_of_another_list_decides(name: str) -> None:
    assert set(_typed(name)) & set(_typed(DECIDING)) == set()


def test_the_list_that_decides_asks_for_other_items() -> None:
    seen = frozenset(chain.from_iterable(row.expected for row in _read(LOOKED_AT)))

    assert [row.q for row in _read(DECIDING) if row.expected <= seen] == []
