"""Counts what a page asks of the database."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from kernel.db import db
from organisation.queries import list_centres, list_departments, list_regions

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
        with app.app_context():  # places are kept from page to page: what a page costs in the end
            for kept in (list_regions, list_departments, list_centres):
                kept()

        def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            if statement.lstrip().upper().startswith(COUNTED):
                queries.append(" ".join(statement.split()))

        sa.event.listen(db.engine, "before_cursor_execute", note)
        try:
            yield queries
        finally:
            sa.event.remove(db.engine, "before_cursor_execute", note)

    return counting
