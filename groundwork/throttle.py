"""Limits on failed tries: sign-in and look-up. Counted across worker processes."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import current_app
from limits import RateLimitItem, parse
from limits.storage import Storage, storage_from_string
from limits.strategies import FixedWindowRateLimiter

from kernel.blind import blind
from kernel.refusals import N_, Refusal

EXTENSION = "onewindow-throttle"


class TooManyTries(Refusal):
    """Somebody guesses, or is very unlucky."""

    message = N_("Too many tries. Please wait %(minutes)s minutes, then try again.")
    status = 429


class SqliteStorage(Storage):
    """Counters in a small SQLite file of their own, never in the booking database."""

    STORAGE_SCHEME = ["onewindow-sqlite"]
    base_exceptions = sqlite3.Error

    def __init__(self, uri: str, **_options: object) -> None:
        super().__init__(uri, wrap_exceptions=True)
        self._path = uri.removeprefix("onewindow-sqlite://")
        with self._connection() as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS counter"
                " (key TEXT PRIMARY KEY, hits INTEGER NOT NULL, ends REAL NOT NULL)"
            )

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(self._path, timeout=3, isolation_level=None)
        try:
            yield connection
        finally:
            connection.close()

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        now = time.time()
        with self._connection() as connection:
            row = connection.execute(
                "INSERT INTO counter VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET"
                " hits = CASE WHEN ends <= ? THEN excluded.hits ELSE hits + excluded.hits END,"
                " ends = CASE WHEN ends <= ? THEN excluded.ends ELSE ends END RETURNING hits",
                (key, amount, now + expiry, now, now),
            ).fetchone()
        return int(row[0])

    def get(self, key: str) -> int:
        with self._connection() as connection:
            row = connection.execute(
                "SELECT hits FROM counter WHERE key = ? AND ends > ?", (key, time.time())
            ).fetchone()
        return int(row[0]) if row else 0

    def get_expiry(self, key: str) -> float:
        with self._connection() as connection:
            row = connection.execute("SELECT ends FROM counter WHERE key = ?", (key,)).fetchone()
        return float(row[0]) if row else time.time()

    def check(self) -> bool:
        return Path(self._path).exists()

    def reset(self) -> int | None:
        with self._connection() as connection:
            return connection.execute("DELETE FROM counter").rowcount

    def clear(self, key: str) -> None:
        with self._connection() as connection:
            connection.execute("DELETE FROM counter WHERE key = ?", (key,))

    def forget_ended(self) -> int:
        """Delete the counters whose time is over; return how many."""
        with self._connection() as connection:
            ended = connection.execute("DELETE FROM counter WHERE ends <= ?", (time.time(),))
            return ended.rowcount


class Throttle:
    """Counts failures by kind and key; keys are blinded, so no phone or address is stored."""

    def __init__(self, storage: Storage, index_key: bytes) -> None:
        self._storage = storage
        self._limiter = FixedWindowRateLimiter(storage)
        self._index_key = index_key

    def check(self, kind: str, key: str, limit: RateLimitItem) -> None:
        """Raise TooManyTries where `key` has failed too often."""
        name = blind(self._index_key, kind, key)
        if not self._limiter.test(limit, name):
            ends = self._limiter.get_window_stats(limit, name).reset_time
            raise TooManyTries(minutes=max(1, round((ends - time.time()) / 60)))

    def failed(self, kind: str, key: str, limit: RateLimitItem) -> None:
        """Count one failure."""
        self._limiter.hit(limit, blind(self._index_key, kind, key))

    def forgive(self, kind: str, key: str, limit: RateLimitItem) -> None:
        """Forget the failures of `key`: it has shown that it knows."""
        self._limiter.clear(limit, blind(self._index_key, kind, key))

    def forget_ended(self) -> int:
        """Forget what no longer counts; return how many counters. Redis forgets by itself."""
        return self._storage.forget_ended() if isinstance(self._storage, SqliteStorage) else 0


def make_throttle(redis_url: str | None, data_dir: Path, index_key: bytes) -> Throttle:
    """Return a throttle on Redis where there is one, else on a file in `data_dir`."""
    uri = redis_url or f"onewindow-sqlite://{data_dir / 'throttle.sqlite'}"
    uri = f"redis+{uri}" if uri.startswith("unix://") else uri
    storage = storage_from_string(uri, wrap_exceptions=True)
    if not isinstance(storage, Storage):
        raise TypeError(uri)
    return Throttle(storage, index_key)


def throttle() -> Throttle:
    """Return this application's throttle."""
    found = current_app.extensions[EXTENSION]
    if not isinstance(found, Throttle):
        raise TypeError(EXTENSION)
    return found


PER_CLIENT = parse("10 per 15 minutes")
PER_SUBJECT = parse("50 per 1 hour")  # one code, from any number of clients
