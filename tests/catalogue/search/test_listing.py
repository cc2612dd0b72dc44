"""How a list is put in order, and items of many places in one hit."""

from pathlib import Path

import pytest

from catalogue.search.indexer import Indexer
from catalogue.search.searcher import Searcher
from catalogue.search.values import Order, SearchPage, SearchRequest
from tests.catalogue.search.builders import an_index, an_item, ask, found

DOCS = (
    an_item(1, "护照签发", region=("65", "6501"), popularity=3, days=10),
    an_item(2, "护照签发", region=("65", "6502"), popularity=9, days=5),
    an_item(3, "护照签发", region=("65", "6503"), popularity=1),
    an_item(4, "护照补发", region=("65", "6501"), popularity=5, days=1),
    an_item(5, "发票领用", region=("65", "6502"), popularity=7, days=3),
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return an_index(tmp_path_factory.mktemp("listing"), DOCS)


def grouped(searcher: Searcher, q: str = "", **filters: tuple[str, ...]) -> SearchPage:
    return searcher.search(SearchRequest(q=q, filters=filters, grouped=True))


@pytest.mark.parametrize(
    ("order", "q", "ids"),
    [
        ("popularity", "", (2, 5, 4, 1, 3)),
        ("popularity", "护照", (2, 4, 1, 3)),
        ("limit", "", (4, 5, 2, 1, 3)),
        ("limit", "护照签发", (2, 1, 3)),
        ("relevance", "护照签发", (1, 2, 3)),
    ],
)
def test_a_list_is_in_the_order_that_is_wished_for(
    office: Searcher, order: Order, q: str, ids: tuple[int, ...]
) -> None:
    page = office.search(SearchRequest(q=q, order=order))

    assert page.ids[: len(ids)] == ids


def test_items_of_one_name_are_one_hit_with_its_places(office: Searcher) -> None:
    page = grouped(office, "护照")

    assert (page.total, page.ids) == (2, (1, 4))
    assert page.behind == ((1, 2, 3), (4,))


def test_a_grouped_list_has_all_groups_once(office: Searcher) -> None:
    requests = [SearchRequest(grouped=True, size=1, page=n) for n in (1, 2, 3, 4)]
    pages = [office.search(request) for request in requests]

    assert [page.total for page in pages] == [3] * 4
    assert sorted(len(places) for page in pages for places in page.behind) == [1, 1, 3]


def test_filters_choose_among_the_places_of_a_hit(office: Searcher) -> None:
    page = grouped(office, "护照", region=("6502", "6503"))

    assert page.behind == ((2, 3),)


def test_a_group_stands_where_its_best_item_stands(office: Searcher) -> None:
    page = office.search(SearchRequest(order="popularity", grouped=True))

    assert page.behind == ((2, 1, 3), (5,), (4,))


def test_items_with_a_group_of_their_own_are_grouped_by_it(tmp_path: Path) -> None:
    searcher = an_index(
        tmp_path, [an_item(1, "护照签发", group="s1"), an_item(2, "护照核发", group="s1")]
    )

    assert grouped(searcher, "护照").behind in [((1, 2),), ((2, 1),)]


def test_items_that_share_a_text_come_and_go_one_by_one(tmp_path: Path) -> None:
    searcher = an_index(tmp_path, DOCS)

    with Indexer(tmp_path) as indexer:
        indexer.apply([(1, None), (2, an_item(2, "签证"))], 2)
        assert found(searcher, "护照签发") == (3,)
        indexer.apply([(3, None), (6, an_item(6, "护照签发"))], 3)
        assert found(searcher, "护照签发") == (6,)
        indexer.apply([(6, None)], 4)

    assert found(searcher, "护照签发")[:1] != (6,)
    assert ask(searcher).total == 3


@pytest.mark.parametrize("q", ["11659900MB0001", "11659900mb0001", "1165"])
def test_codes_belong_to_items_and_not_to_their_texts(tmp_path: Path, q: str) -> None:
    docs = [an_item(1, "护照", code="11659900MB0001"), an_item(2, "护照", code="22659900MB0001")]

    assert found(an_index(tmp_path, docs), q) == (1,)


def test_codes_of_changed_items_are_forgotten(tmp_path: Path) -> None:
    searcher = an_index(tmp_path, [an_item(1, "护照", code="11659900"), an_item(2, code="3300")])

    with Indexer(tmp_path) as indexer:
        indexer.apply([(1, an_item(1, "护照", code="44659900")), (3, an_item(3, code="3301"))], 2)

    assert [found(searcher, q) for q in ("11659900", "4465", "3300", "3301")] == [
        (),
        (1,),
        (2,),
        (3,),
    ]


def test_a_word_and_a_department_narrow_each_other(tmp_path: Path) -> None:
    docs = [
        an_item(1, "营业执照办理", department="北山县市场监督管理局"),
        an_item(2, "营业执照办理", department="东湖县市场监督管理局"),
        an_item(3, "发票领用", department="北山县税务局"),
    ]
    searcher = an_index(tmp_path, docs)

    assert found(searcher, "北山县市场监督管理局 营业执照") == (1,)
    assert set(found(searcher, "市场监督管理局")) == {1, 2}
    assert set(found(searcher, "北山县")) == {1, 3}


def test_a_department_is_found_by_its_name_in_another_language(tmp_path: Path) -> None:
    docs = [an_item(1, department="税务局", department_names=("Tax Bureau",)), an_item(2)]

    assert found(an_index(tmp_path, docs), "bureau", "en") == (1,)


def test_a_department_is_not_found_by_the_inside_of_its_words(tmp_path: Path) -> None:
    names = ("Мал шаруашылығы, ветеринария басқармасы",)
    docs = [an_item(1, "养犬登记", department="畜牧局", department_names=names)]
    searcher = an_index(tmp_path, docs)

    assert found(searcher, "ветеринария", "kk") == (1,)
    assert found(searcher, "шаруа", "kk") == (1,)
    assert found(searcher, "арма", "kk") == ()


def test_counts_of_a_grouped_list_count_its_hits(office: Searcher) -> None:
    page = grouped(office)
    narrowed = grouped(office, region=("6502", "6503"))

    for value, count in page.facets["region"].items():
        assert grouped(office, region=(value,)).total == count, value
    assert narrowed.facets["region"] == page.facets["region"]
    assert sum(narrowed.facets["audience"].values()) == narrowed.total


@pytest.mark.parametrize(
    ("chain", "item"),
    [
        ((), 1),
        (("65", "6501"), 2),
        (("65", "6501", "650101"), 3),
        (("65", "6502", "650201"), 4),
        (("65", "6503"), 1),
    ],
)
def test_of_the_places_of_a_hit_the_nearest_is_named(
    tmp_path: Path, chain: tuple[str, ...], item: int
) -> None:
    places = (("65", "6504"), ("65", "6501"), ("65", "6501", "650101"), ("65", "6502"))
    docs = [an_item(n, "同一事项", region=place) for n, place in enumerate(places, start=1)]
    searcher = an_index(tmp_path, docs)

    page = searcher.search(SearchRequest(grouped=True, chain=chain))

    assert page.ids == (item,)
    assert page.behind[0][0] == 1
