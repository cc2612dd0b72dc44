"""Counts what a page asks of the database."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from kernel.db import db

COUNTED = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")


class Queries(list[str]):
    """The statements sent, in order."""

    def __str__(self) -> str:
        return "\n".join(f"{number:3} {statement}" for number, statement in enumerate(self, 1))


@pytest.fixture
def count_queries(app: Flask) -> Callable[[], AbstractContextManager[Queries]]:
    """`with count_queries() as asked: client.get(…)`, then `assert len(asked) <= 6, asked`."""

    @contextmanager
    def counting() -> Iterator[Queries]:
        queries = Queries()

        def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            if statement.lstrip().upper().startswith(COUNTED):
                queries.append(" ".join(statement.split()))

        sa.event.listen(db.engine, "before_cursor_execute", note)
        try:
            yield queries
        finally:
            sa.event.remove(db.engine, "before_cursor_execute", note)

    return counting
