"""Filters, and the counts beside the list."""

from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest

from catalogue.search.searcher import Searcher
from catalogue.search.values import FACETS, SearchDoc, SearchRequest
from tests.catalogue.search.builders import an_index, an_item, ask

DOCS = tuple(
    an_item(
        number,
        f"{'登记' if number % 2 else '变更'}第{number}号",
        themes=(theme, "other") if number % 3 == 0 else (theme,),
        department=f"{region}{department}",
        line=department,
        level="county" if number % 2 else "township",
        region=("65", region, f"{region}-{number % 2}"),
        audiences=("person",) if number % 4 else ("person", "company"),
        channels=("window", "online") if number % 5 else (),
    )
    for number, (theme, department, region) in enumerate(
        product(("tax", "work", "housing"), ("甲局", "乙局"), ("6501", "6502", "6503"))
    )
)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return an_index(tmp_path_factory.mktemp("facets"), DOCS)


def _values(doc: SearchDoc) -> Mapping[str, tuple[str, ...]]:
    return {
        "theme": doc.themes,
        "line": (doc.line,),
        "level": (doc.level,),
        "department": (doc.department,),
        "region": doc.region_path,
        "audience": doc.audiences,
        "channel": doc.channels,
    }


def _counted(word: str, filters: Mapping[str, tuple[str, ...]], facet: str) -> dict[str, int]:
    """Count by hand: the filter of the facet itself is left out."""
    counts = dict.fromkeys(filters.get(facet, ()), 0)
    for doc in DOCS:
        values = _values(doc)
        others = all(set(v) & set(values[f]) for f, v in filters.items() if f != facet)
        if others and word in doc.names["zh-Hans"]:
            for value in values[facet]:
                counts[value] = counts.get(value, 0) + 1
    return counts


@pytest.mark.parametrize("word", ["", "登记", "第"])
@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"theme": ("tax",)},
        {"theme": ("tax", "work")},
        {"theme": ("tax",), "line": ("甲局",)},
        {"level": ("county",), "line": ("甲局", "乙局")},
        {"region": ("6501",), "audience": ("company",)},
        {"region": ("65",), "channel": ("online",), "theme": ("other",)},
        {"department": ("没有的局",)},
        {
            "theme": ("tax",),
            "line": ("乙局",),
            "level": ("township",),
            "department": ("6502乙局",),
            "region": ("6502",),
            "audience": ("person",),
            "channel": ("window", "online"),
        },
    ],
)
def test_counts_are_those_counted_by_hand(
    searcher: Searcher, word: str, filters: dict[str, tuple[str, ...]]
) -> None:
    page = searcher.search(SearchRequest(q=word, filters=filters))

    counted = dict.fromkeys((*FACETS, *filters))
    assert page.facets == {facet: _counted(word, filters, facet) for facet in counted}


NEAR = {"village": frozenset({"a"}), "county": frozenset({"a", "b", "nobody has it"})}
TAKEN = (("a",), ("b", "c"), ("c",), ())


@pytest.fixture(scope="module")
def taking(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    docs = (
        an_item(number, f"第{number}号", group=f"{number % 5}", taken=TAKEN[number % 4])
        for number in range(1, 21)
    )
    return an_index(tmp_path_factory.mktemp("taking"), docs)


@pytest.mark.parametrize("chosen", [(), ("village",), ("county",), ("village", "county")])
def test_what_can_be_handed_in_near_the_reader_is_counted_and_kept(
    taking: Searcher, chosen: tuple[str, ...]
) -> None:
    asked = SearchRequest(near=NEAR, filters={"handed": chosen}, size=50)
    wanted = frozenset().union(*(NEAR[value] for value in chosen)) or {"a", "b", "c", ""}

    page = taking.search(asked)

    assert page.facets["handed"] == {"village": 5, "county": 10}
    assert set(page.ids) == {n for n in range(1, 21) if wanted & {*TAKEN[n % 4], ""}}
    assert page.handed == tuple(
        tuple(value for value, marks in NEAR.items() if marks & set(TAKEN[n % 4])) for n in page.ids
    )


def test_hits_of_many_places_are_counted_once_near_the_reader(taking: Searcher) -> None:
    page = taking.search(SearchRequest(near=NEAR, grouped=True))

    assert page.facets["handed"] == {"village": 5, "county": 5}
    assert set(page.handed) == {("village", "county")}


def test_without_a_place_nothing_is_near(taking: Searcher) -> None:
    page = taking.search(SearchRequest(filters={"handed": ("village",)}))

    assert (page.total, page.handed) == (20, ())
    assert "handed" not in page.facets


def test_values_of_one_facet_widen_and_facets_narrow(searcher: Searcher) -> None:
    one = ask(searcher, theme=("tax",)).total
    two = ask(searcher, theme=("tax", "work")).total
    both = ask(searcher, theme=("tax", "work"), line=("甲局",)).total

    assert (one, two, both) == (6, 12, 6)


def test_a_region_finds_itself_and_all_below(searcher: Searcher) -> None:
    assert ask(searcher, region=("65",)).total == len(DOCS)
    assert ask(searcher, region=("6501",)).total == 6
    assert ask(searcher, region=("6501-0", "6501-1")).total == 6


def test_filters_never_loosen_the_words(searcher: Searcher) -> None:
    page = ask(searcher, "登记", department=("没有的局",))

    assert (page.total, page.relaxed, page.nearest) == (0, False, ())
    assert sum(page.facets["department"].values()) == 9


def test_unknown_and_empty_filters_are_left_out(searcher: Searcher) -> None:
    assert ask(searcher, colour=("red",), theme=()).total == len(DOCS)


def test_pages_follow_each_other_without_gap(searcher: Searcher) -> None:
    pages = [searcher.search(SearchRequest(q="号", page=n, size=7)) for n in (1, 2, 3, 4)]

    assert [len(page.ids) for page in pages] == [7, 7, 4, 0]
    assert {i for page in pages for i in page.ids} == {doc.item_id for doc in DOCS}
    assert {page.total for page in pages} == {len(DOCS)}


@pytest.mark.parametrize(("page", "size"), [(10**15, 20), (-3, 5), (1, 0), (1, 10**9)])
def test_odd_pages_and_sizes_do_no_harm(searcher: Searcher, page: int, size: int) -> None:
    assert searcher.search(SearchRequest(page=page, size=size)).total == len(DOCS)


def test_an_empty_office_has_no_facets(tmp_path: Path) -> None:
    page = ask(an_index(tmp_path, []))

    assert (page.total, page.ids) == (0, ())
    assert page.facets == {facet: {} for facet in FACETS}
