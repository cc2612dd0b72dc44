"""Search by meaning: what is found though no word of it is there."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from flask import Flask

from catalogue.search.directory import APPLIED, find_applied
from catalogue.search.indexer import Indexer
from catalogue.search.meaning.encoder import Encoder
from catalogue.search.meaning.vectors import Vectors
from catalogue.search.searcher import Searcher
from catalogue.usecases.refresh_search import refresh_search
from catalogue.usecases.search_health import search_directory
from kernel.db import db
from tests.catalogue.search.builders import an_index, an_item, ask, found

OFFICE = (
    an_item(1, "机动车驾驶证换证、补证", themes=("transport",)),
    an_item(2, "普通护照签发", themes=("exit_entry",)),
    an_item(3, "内地居民结婚登记", themes=("marriage_birth",)),
    an_item(4, "烟草专卖零售许可证核发", themes=("business",)),
    an_item(5, "林木采伐许可", themes=("agriculture_herding",)),
    an_item(6, "机动车驾驶证换证、补证", themes=("transport",), region=("659901",)),
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, prepared: Path, encoder: Encoder) -> Searcher:
    folder = tmp_path_factory.mktemp("office")
    shutil.copytree(prepared, folder, dirs_exist_ok=True)
    return an_index(folder, OFFICE, encoder=encoder)


def vectors_in(directory: Path) -> Vectors:
    now = find_applied(directory)
    assert now is not None
    return Vectors.read(directory / now.vectors)


@pytest.mark.parametrize(
    ("q", "lang", "item"),
    [
        ("lost driving licence", "en", 1),
        ("замена водительских прав", "ru", 1),
        ("get married", "en", 3),
        ("sell cigarettes", "en", 4),
        ("砍自家的树", "zh-Hans", 5),
        ("renouveler mon passeport", "zh-Hans", 2),
    ],
)
def test_an_item_in_chinese_is_found_by_what_is_meant(
    office: Searcher, q: str, lang: str, item: int
) -> None:
    assert found(office, q, lang)[0] == item


@pytest.mark.parametrize("q", ["天气预报", "pizza", "гороскоп", "asdfgh", "football results"])
def test_what_no_office_does_finds_nothing(office: Searcher, q: str) -> None:
    page = ask(office, q)

    assert (page.total, page.ids) == (0, ())


def test_words_that_are_there_stay_first(office: Searcher) -> None:
    assert found(office, "护照")[0] == 2
    assert found(office, "林木采伐许可")[0] == 5


def test_totals_filters_and_counts_know_what_was_meant(office: Searcher) -> None:
    page = ask(office, "lost driving licence", "en")

    assert page.total == sum(page.facets["theme"].values())
    assert page.facets["theme"]["transport"] == 2
    assert ask(office, "lost driving licence", "en", region=("659901",)).ids == (6,)


def test_items_of_one_name_share_a_vector(directory: Path, encoder: Encoder) -> None:
    an_index(directory, OFFICE, encoder=encoder)

    vectors = vectors_in(directory)

    assert (len(vectors.subjects), len(vectors.matrix)) == (5, 5)


def test_changes_are_meant_at_once(directory: Path, encoder: Encoder) -> None:
    searcher = an_index(directory, OFFICE, encoder=encoder)
    assert 2 in found(searcher, "travel abroad document", "en")

    changes = [(2, an_item(2, "法律援助申请")), (5, None), (7, an_item(7, "取水许可"))]
    with Indexer(directory, encoder) as indexer:
        indexer.apply(changes, 2)

    assert found(searcher, "free lawyer", "en")[0] == 2
    assert 2 not in found(searcher, "travel abroad document", "en")
    assert 5 not in found(searcher, "cut down trees", "en")
    assert len(list(directory.glob("vectors-*"))) == 1


def test_changed_vectors_are_those_of_a_new_index(
    tmp_path: Path, directory: Path, encoder: Encoder
) -> None:
    an_index(directory, OFFICE, encoder=encoder)
    with Indexer(directory, encoder) as indexer:
        indexer.apply([(6, None), (2, an_item(2, "法律援助申请")), (8, an_item(8, "签证"))], 2)
    after = [*OFFICE[:1], an_item(2, "法律援助申请"), *OFFICE[2:5], an_item(8, "签证")]
    an_index(tmp_path / "anew", after, encoder=encoder)

    changed, anew = vectors_in(directory), vectors_in(tmp_path / "anew")

    assert changed.subjects.tolist() == anew.subjects.tolist()
    assert np.allclose(changed.matrix, anew.matrix)


def test_an_empty_office_means_nothing(directory: Path, encoder: Encoder) -> None:
    assert found(an_index(directory, [], encoder=encoder), "passport", "en") == ()


@pytest.mark.parametrize("lost", ["vectors-*", "encoder-*"])
def test_words_are_found_when_the_files_are_gone(
    directory: Path, encoder: Encoder, lost: str
) -> None:
    an_index(directory, OFFICE, encoder=encoder)
    for path in directory.glob(lost):
        path.rename(directory / "away")

    assert found(Searcher(directory), "护照") == (2,)


def test_vectors_of_a_moment_ago_do_no_harm(directory: Path, encoder: Encoder) -> None:
    an_index(directory, OFFICE, encoder=encoder)
    old = find_applied(directory)
    assert old is not None
    shutil.copytree(directory / old.vectors, directory / "kept")
    with Indexer(directory, encoder) as indexer:
        indexer.apply([(1, None), (9, an_item(9, "驾驶证审验"))], 2)
    (directory / "kept").rename(directory / "vectors-old")
    mark = json.loads((directory / APPLIED).read_text())
    (directory / APPLIED).write_text(json.dumps({**mark, "vectors": "vectors-old"}))

    assert set(found(Searcher(directory), "驾驶证")) == {9, 6}


def test_an_index_is_made_anew_when_meaning_is_wished_for(make_app: Callable[..., Flask]) -> None:
    for wish, there in (("no", False), ("yes", True)):
        with make_app(SEARCH_MEANING=wish).app_context():
            refresh_search()
            now = find_applied(search_directory())
            db.session.remove()
            db.engine.dispose()
        assert now is not None
        assert bool(now.vectors) is there


def test_a_mistyped_word_is_put_right_though_its_meaning_is_near(office: Searcher) -> None:
    page = ask(office, "驾使证")

    assert (page.instead, page.meant) == ("驾驶证", False)
    assert page.ids[0] == 1


def test_what_is_only_near_in_meaning_is_said_to_be(office: Searcher) -> None:
    assert ask(office, "renouveler mon passeport").meant
    assert not ask(office, "замена водительских прав", "ru").meant
    assert not ask(office, "护照").meant
