"""Writing the index. Needs pinyin: for the worker and for commands only."""

import fcntl
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from tantivy import Index, IndexWriter, Query

from catalogue.search import schema as fields
from catalogue.search.directory import (
    FOLDER_PREFIX,
    LOCK,
    Applied,
    find_applied,
    read_applied,
    write_applied,
)
from catalogue.search.documents import to_document
from catalogue.search.refusals import IndexNotReady
from catalogue.search.schema import build_schema
from catalogue.search.values import SearchDoc

# Bytes that a writer may fill before it begins another segment, each of which every question has
# to visit: 16,000 items stay in one, and the memory is taken only as it is filled.
_MEMORY = 60_000_000


class IndexBusy(Exception):
    """Another indexer holds the lock of this directory."""


class Indexer:
    """The one writer of an index directory, for as long as its `with` block lasts."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._lock: IO[str] | None = None

    def __enter__(self) -> Self:
        """Take the lock. Raises: IndexBusy."""
        self.directory.mkdir(parents=True, exist_ok=True)
        lock = (self.directory / LOCK).open("w", encoding="utf-8")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.close()
            raise IndexBusy(str(self.directory)) from error
        self._lock = lock
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._lock:
            self._lock.close()
            self._lock = None

    @property
    def applied(self) -> int | None:
        """The number of the last change in the index; None: there is none, call `rebuild`."""
        return read_applied(self.directory)

    def rebuild(self, docs: Iterable[SearchDoc], applied: int) -> int:
        """Write a new index of `docs` and swap it in; return their number.

        Readers use the old one until the very end. `applied`: the last change that `docs` know.
        """
        folder = Path(tempfile.mkdtemp(prefix=FOLDER_PREFIX, dir=self.directory))
        folder.chmod(0o755)
        written = self._write(Index(build_schema(), path=str(folder)), docs)
        write_applied(self.directory, Applied(folder.name, applied))
        self._remove_all_but(folder)
        return written

    def apply(self, changes: Iterable[tuple[int, SearchDoc | None]], applied: int) -> int:
        """Replace or (None) take out the items of `changes`; return their number.

        Doing it twice does no harm. Raises: IndexNotReady when there is nothing to change.
        """
        now = find_applied(self.directory)
        if now is None:
            raise IndexNotReady
        batch = list(changes)
        if batch:
            self._change(Index.open(str(self.directory / now.folder)), batch)
        write_applied(self.directory, Applied(now.folder, applied))
        return len(batch)

    def _write(self, index: Index, docs: Iterable[SearchDoc]) -> int:
        writer = index.writer(_MEMORY, 1)
        written = 0
        for doc in docs:
            writer.add_document(to_document(doc))
            written += 1
        _finish(writer)
        return written

    def _change(self, index: Index, changes: list[tuple[int, SearchDoc | None]]) -> None:
        writer = index.writer(_MEMORY, 1)
        for item_id, doc in changes:
            # By query: deleting by term takes the number for a signed one, and deletes nothing.
            item = Query.term_query(index.schema, fields.ID, item_id)
            writer.delete_documents_by_query(item)
            if doc is not None:
                writer.add_document(to_document(doc))
        _finish(writer)

    def _remove_all_but(self, folder: Path) -> None:
        """Remove older folders. Open readers keep their files until they let go."""
        for old in self.directory.glob(f"{FOLDER_PREFIX}*"):
            if old != folder:
                shutil.rmtree(old, ignore_errors=True)


def _finish(writer: IndexWriter) -> None:
    writer.commit()
    writer.wait_merging_threads()
