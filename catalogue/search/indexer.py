"""Writing the index. Needs pinyin: for the worker and for commands only."""

import fcntl
import shutil
import tempfile
from collections.abc import Iterable, Mapping
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
    write_applied,
)
from catalogue.search.documents import to_document
from catalogue.search.meaning.encoder import Encoder
from catalogue.search.meaning.subjects import subject_of
from catalogue.search.meaning.vectors import FOLDER_PREFIX as VECTORS_PREFIX
from catalogue.search.meaning.vectors import Subject, Vectors
from catalogue.search.refusals import IndexNotReady
from catalogue.search.schema import build_schema
from catalogue.search.values import SearchDoc

# Bytes that a writer may fill before it begins another segment, each of which every question has
# to visit: 16,000 items stay in one, and the memory is taken only as it is filled.
_MEMORY = 60_000_000


class IndexBusy(Exception):
    """Another indexer holds the lock of this directory."""


class Indexer:
    """The one writer of an index directory, for as long as its `with` block lasts.

    `encoder`: for search by meaning too; without it only words are found.
    """

    def __init__(self, directory: Path, encoder: Encoder | None = None) -> None:
        self.directory = directory
        self.encoder = encoder
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
        """The number of the last change in the index; None: call `rebuild`."""
        now = find_applied(self.directory)
        return now.seq if now and bool(now.vectors) == bool(self.encoder) else None

    def rebuild(self, docs: Iterable[SearchDoc], applied: int) -> int:
        """Write a new index of `docs` and swap it in; return their number.

        Readers use the old one until the very end. `applied`: the last change that `docs` know.
        """
        folder = Path(tempfile.mkdtemp(prefix=FOLDER_PREFIX, dir=self.directory))
        folder.chmod(0o755)
        subjects: dict[int, Subject | None] = {}
        written = self._write(Index(build_schema(), path=str(folder)), docs, subjects)
        vectors = self._vectors("", subjects)
        self._finish(Applied(folder.name, applied, vectors))
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
        subjects = {item_id: subject_of(doc) if doc else None for item_id, doc in batch}
        self._finish(Applied(now.folder, applied, self._vectors(now.vectors, subjects)))
        return len(batch)

    def _write(
        self, index: Index, docs: Iterable[SearchDoc], subjects: dict[int, Subject | None]
    ) -> int:
        writer = index.writer(_MEMORY, 1)
        written = 0
        for doc in docs:
            writer.add_document(to_document(doc))
            subjects[doc.item_id] = subject_of(doc)
            written += 1
        _commit(writer)
        return written

    def _change(self, index: Index, changes: list[tuple[int, SearchDoc | None]]) -> None:
        writer = index.writer(_MEMORY, 1)
        for item_id, doc in changes:
            # By query: deleting by term takes the number for a signed one, and deletes nothing.
            item = Query.term_query(index.schema, fields.ID, item_id)
            writer.delete_documents_by_query(item)
            if doc is not None:
                writer.add_document(to_document(doc))
        _commit(writer)

    def _vectors(self, before: str, subjects: Mapping[int, Subject | None]) -> str:
        """Return the folder of the vectors after these changes; the one before where none are."""
        if self.encoder is None or (before and not subjects):
            return before
        now = Vectors.read(self.directory / before) if before else Vectors.none()
        return now.changed(subjects, self.encoder).write(self.directory)

    def _finish(self, now: Applied) -> None:
        """Let readers see it, and remove what is older; open readers keep what they have open."""
        write_applied(self.directory, now)
        for prefix in (FOLDER_PREFIX, VECTORS_PREFIX):
            for old in self.directory.glob(f"{prefix}*"):
                if old.name not in (now.folder, now.vectors):
                    shutil.rmtree(old, ignore_errors=True)


def _commit(writer: IndexWriter) -> None:
    writer.commit()
    writer.wait_merging_threads()
