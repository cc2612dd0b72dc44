"""The machinery that says how good the search is."""

import json
from pathlib import Path

import pytest

from portal.demo.files import standards
from tests.catalogue.search.judging import (
    LANGUAGES,
    Judgement,
    in_names,
    judged,
    lists,
    quality,
    rank,
    read_list,
)


@pytest.mark.parametrize("name", lists())
def test_a_list_names_items_of_the_demo(name: str) -> None:
    lists_of_items = (json.loads(path.read_text("utf-8"))["items"] for path in standards())
    items = [(row["code"], row["name"]) for rows in lists_of_items for row in rows]

    _, unknown = in_names(read_list(lists()[name]), items)

    assert unknown == set()


def test_lists_are_read_language_by_language(tmp_path: Path) -> None:
    path = tmp_path / "list.tsv"
    path.write_text("# remark\nru\tпаспорт\t护照\n\nzh\t出国\t护照|签证\n", "utf-8")

    assert read_list(path) == [
        Judgement("zh", "出国", frozenset({"护照", "签证"})),
        Judgement("ru", "паспорт", frozenset({"护照"})),
    ]


@pytest.mark.parametrize("line", ["zh\t出国", "xx\t出国\t护照", "zh\t \t护照", "zh\t出国\t "])
def test_a_wrong_line_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "list.tsv"
    path.write_text(line, "utf-8")

    with pytest.raises(ValueError, match=r"\w"):
        read_list(path)


def test_items_of_one_name_are_one_place() -> None:
    assert rank(frozenset({"丙"}), ["甲", "甲", "乙", "丙"]) == 3
    assert rank(frozenset({"丁"}), ["甲"]) is None


def test_quality_is_counted_by_hand() -> None:
    found = quality([1, 2, 4, 11, None])

    assert (found.queries, found.mrr, found.success) == (5, 1.75 / 5, 2 / 5)


def test_each_query_is_asked_in_the_language_of_its_reader() -> None:
    asked: list[tuple[str, str]] = []

    def ask(q: str, lang: str) -> list[str]:
        asked.append((q, lang))
        return ["护照"]

    rows = [Judgement(lang, lang, frozenset({"护照"})) for lang in LANGUAGES]

    assert {lang: found.mrr for lang, found in judged(rows, ask).items()} == dict.fromkeys(
        LANGUAGES, 1.0
    )
    assert asked == list(LANGUAGES.items())


def test_codes_stand_for_the_names_of_their_items() -> None:
    named, unknown = in_names([Judgement("zh", "出国", frozenset({"11", "99"}))], [("11", "护照")])

    assert (named[0].expected, unknown) == ({"护照", "99"}, {"99"})
