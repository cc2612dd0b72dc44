"""The life of an index: rebuilt, changed, reloaded, missing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from catalogue.search.directory import APPLIED, VERSION, read_applied
from catalogue.search.indexer import IndexBusy, Indexer
from catalogue.search.refusals import IndexNotReady
from catalogue.search.searcher import Searcher
from tests.catalogue.search.builders import an_index, an_item, ask, found


def test_without_an_index_the_search_says_so(tmp_path: Path) -> None:
    searcher = Searcher(tmp_path / "none")

    with pytest.raises(IndexNotReady):
        ask(searcher)
    with pytest.raises(IndexNotReady):
        searcher.suggest("护", "zh-Hans")
    assert read_applied(tmp_path / "none") is None


def test_a_searcher_sees_the_index_as_soon_as_there_is_one(tmp_path: Path) -> None:
    searcher = Searcher(tmp_path)
    with pytest.raises(IndexNotReady):
        ask(searcher)

    an_index(tmp_path, [an_item(1)])

    assert ask(searcher).ids == (1,)


def test_changes_are_seen_by_a_searcher_that_is_open(tmp_path: Path) -> None:
    searcher = an_index(tmp_path, [an_item(1, "护照"), an_item(2, "发票")], applied=7)
    assert searcher.applied() == 7

    with Indexer(tmp_path) as indexer:
        changed = indexer.apply([(1, an_item(1, "签证")), (2, None), (3, an_item(3, "公证"))], 10)

    assert changed == 3
    assert searcher.applied() == 10
    assert (found(searcher, "护照"), found(searcher, "签证")) == ((), (1,))
    assert ask(searcher).total == 2


def test_filters_counts_and_the_plain_order_follow_a_change(tmp_path: Path) -> None:
    searcher = an_index(tmp_path, [an_item(1, themes=("tax",)), an_item(2, themes=("work",))])
    assert ask(searcher).facets["theme"] == {"tax": 1, "work": 1}

    with Indexer(tmp_path) as indexer:
        indexer.apply([(1, None), (2, an_item(2, themes=("tax", "housing")))], 2)
        indexer.apply([(3, an_item(3, themes=("tax",), boost=2.0))], 3)

    assert ask(searcher).facets["theme"] == {"tax": 2, "housing": 1}
    assert ask(searcher).ids == (3, 2)
    assert ask(searcher, theme=("housing",)).ids == (2,)


def test_the_last_change_of_an_item_counts(tmp_path: Path) -> None:
    searcher = an_index(tmp_path, [])

    with Indexer(tmp_path) as indexer:
        indexer.apply([(1, an_item(1, "护照")), (1, None), (1, an_item(1, "发票"))], 4)

    assert ask(searcher).total == 1
    assert found(searcher, "发票") == (1,)


def test_applying_twice_changes_nothing(tmp_path: Path) -> None:
    searcher = an_index(tmp_path, [an_item(1, "护照")])

    for _ in range(2):
        with Indexer(tmp_path) as indexer:
            indexer.apply([(2, an_item(2, "发票"))], 2)

    assert ask(searcher).total == 2


def test_no_changes_still_move_the_mark(tmp_path: Path) -> None:
    an_index(tmp_path, [an_item(1)], applied=1)

    with Indexer(tmp_path) as indexer:
        assert indexer.apply([], 5) == 0
        assert indexer.applied == 5


def test_a_rebuild_takes_the_place_of_the_old_index(tmp_path: Path) -> None:
    searcher = an_index(tmp_path, [an_item(1, "护照")], applied=1)
    assert found(searcher, "护照") == (1,)

    with Indexer(tmp_path) as indexer:
        assert indexer.rebuild([an_item(2, "发票")], 9) == 1

    assert ask(searcher).ids == (2,)
    assert read_applied(tmp_path) == 9
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 2  # texts, and the shelf


def test_a_failed_rebuild_leaves_the_old_index(tmp_path: Path) -> None:
    searcher = an_index(tmp_path, [an_item(1)], applied=3)

    def broken() -> object:
        yield an_item(2)
        raise RuntimeError

    with Indexer(tmp_path) as indexer, pytest.raises(RuntimeError):
        indexer.rebuild(broken(), 4)  # type: ignore[arg-type]

    assert ask(searcher).ids == (1,)
    assert read_applied(tmp_path) == 3


def test_there_is_one_indexer_at_a_time(tmp_path: Path) -> None:
    with Indexer(tmp_path), pytest.raises(IndexBusy), Indexer(tmp_path):
        pass
    with Indexer(tmp_path) as indexer:
        assert indexer.applied is None


def test_changes_need_an_index(tmp_path: Path) -> None:
    with Indexer(tmp_path) as indexer, pytest.raises(IndexNotReady):
        indexer.apply([(1, None)], 1)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "no json",
        "[]",
        '{"folder": "index-x"}',
        json.dumps({"folder": "index-gone", "seq": 1, "version": VERSION}),
    ],
)
def test_an_unreadable_mark_is_no_index(tmp_path: Path, content: str) -> None:
    (tmp_path / APPLIED).write_text(content)

    with pytest.raises(IndexNotReady):
        ask(Searcher(tmp_path))


def test_an_index_of_another_version_is_no_index(tmp_path: Path) -> None:
    searcher = an_index(tmp_path, [an_item(1)])
    mark = json.loads((tmp_path / APPLIED).read_text())
    (tmp_path / APPLIED).write_text(json.dumps({**mark, "version": mark["version"] + 1}))

    assert read_applied(tmp_path) is None
    with pytest.raises(IndexNotReady):
        ask(searcher)


def test_a_folder_that_holds_no_index_is_no_index(tmp_path: Path) -> None:
    searcher = an_index(tmp_path, [an_item(1)])
    folder = tmp_path / json.loads((tmp_path / APPLIED).read_text())["folder"]
    for file in folder.iterdir():
        file.unlink()

    with pytest.raises(IndexNotReady):
        ask(searcher)


def test_a_forked_worker_opens_the_index_for_itself(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path\n"
        "from catalogue.search.searcher import Searcher\n"
        "from catalogue.search.values import SearchRequest\n"
        "searcher = Searcher(Path(sys.argv[1]))\n"
        "assert searcher.search(SearchRequest(q='护照')).ids == (1,)\n"
        "child = os.fork()\n"
        "if not child:\n"
        "    os._exit(0 if searcher.search(SearchRequest(q='护照')).ids == (1,) else 1)\n"
        "sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))\n"
    )
    an_index(tmp_path, [an_item(1, "护照")])

    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True, timeout=60)


def test_the_reading_side_never_loads_pinyin_dictionaries() -> None:
    script = (
        "import sys, catalogue.search.searcher\n"
        "sys.exit('pypinyin' in sys.modules or 'flask' in sys.modules)\n"
    )

    subprocess.run([sys.executable, "-c", script], check=True, timeout=60, env=dict(os.environ))
