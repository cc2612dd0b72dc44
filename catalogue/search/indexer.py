"""Writing the index. Needs pinyin: for the worker and for commands only."""

import fcntl
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import numpy as np
from tantivy import Index

from catalogue.search.changing import Change
from catalogue.search.directory import (
    FOLDER_PREFIX,
    LOCK,
    Applied,
    find_applied,
    write_applied,
)
from catalogue.search.meaning.encoder import Encoder
from catalogue.search.meaning.vectors import FOLDER_PREFIX as VECTORS_PREFIX
from catalogue.search.meaning.vectors import Vectors
from catalogue.search.refusals import IndexNotReady
from catalogue.search.schema import build_schema
from catalogue.search.shelf import FOLDER_PREFIX as SHELF_PREFIX
from catalogue.search.shelf import Shelf
from catalogue.search.shelving import Shelver
from catalogue.search.values import SearchDoc


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
        change = Change(Index(build_schema(), path=str(folder)), Shelver())
        for doc in docs:
            change.put(doc)
        self._finish(folder.name, "", change, applied)
        return len(change.shelver.rows)

    def apply(self, changes: Iterable[tuple[int, SearchDoc | None]], applied: int) -> int:
        """Replace or (None) take out the items of `changes`; return their number.

        Doing it twice does no harm. Raises: IndexNotReady when there is nothing to change.
        """
        now = find_applied(self.directory)
        if now is None:
            raise IndexNotReady
        batch = list(changes)
        if not batch:
            write_applied(self.directory, replace(now, seq=applied))
            return 0
        shelf = Shelf.read(self.directory / now.shelf)
        change = Change(Index.open(str(self.directory / now.folder)), Shelver(shelf))
        for item_id, doc in batch:
            change.put(doc) if doc else change.take(item_id)
        self._finish(now.folder, now.vectors, change, applied)
        return len(batch)

    def _finish(self, folder: str, vectors: str, change: Change, applied: int) -> None:
        """Write what changed, let readers see it, and remove what is older.

        Open readers keep what they have open.
        """
        shelf = change.written()
        now = Applied(
            folder=folder,
            shelf=shelf.write(self.directory),
            seq=applied,
            vectors=self._vectors(vectors, shelf, change),
        )
        write_applied(self.directory, now)
        current = {now.folder, now.shelf, now.vectors}
        for prefix in (FOLDER_PREFIX, SHELF_PREFIX, VECTORS_PREFIX):
            for old in self.directory.glob(f"{prefix}*"):
                if old.name not in current:
                    shutil.rmtree(old, ignore_errors=True)

    def _vectors(self, before: str, shelf: Shelf, change: Change) -> str:
        if self.encoder is None:
            return ""
        now = Vectors.read(self.directory / before) if before else Vectors.none()
        subjects = np.unique(shelf.columns.subjects)
        return now.changed(subjects, change.about, self.encoder).write(self.directory)
