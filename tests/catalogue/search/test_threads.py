"""Many readers, and a writer at the same time."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from catalogue.search.indexer import Indexer
from tests.catalogue.search.builders import an_index, an_item, ask


def test_threads_read_while_the_index_is_rebuilt_and_changed(tmp_path: Path) -> None:
    searcher = an_index(tmp_path, [an_item(n, f"护照第{n}号") for n in range(50)])

    def read(_: int) -> int:
        return ask(searcher, "护照").total

    with ThreadPoolExecutor(8) as readers, Indexer(tmp_path) as indexer:
        totals = readers.map(read, range(400))
        for seq in range(2, 6):
            indexer.rebuild([an_item(n, f"护照第{n}号") for n in range(50)], seq)
            indexer.apply([(n, an_item(n, f"护照新{n}号")) for n in range(10)], seq)

    assert set(totals) == {50}
