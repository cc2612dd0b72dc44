"""Which trouble of a database passes, and which does not."""

import sqlite3
from collections.abc import Callable

import pytest
from flask import Flask, abort
from sqlalchemy import text
from sqlalchemy.exc import InterfaceError, OperationalError

from kernel.access import Access, open_to
from kernel.db import db
from portal.away import is_away
from tests.client import PageClient


def sqlite_error(code: int) -> OperationalError:
    problem = sqlite3.OperationalError("x")
    problem.sqlite_errorcode = code
    return OperationalError("SELECT", {}, problem)


@pytest.mark.parametrize(
    "code", [sqlite3.SQLITE_BUSY_SNAPSHOT, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_FULL]
)
def test_a_lock_or_a_disk_may_be_free_again(code: int) -> None:
    assert is_away(sqlite_error(code))


def test_a_turn_that_did_not_come_may_come_later() -> None:
    assert is_away(OperationalError("turn", {}, BlockingIOError()))


@pytest.mark.parametrize(
    "problem",
    [
        sqlite_error(sqlite3.SQLITE_ERROR),
        OperationalError("SELECT", {}, sqlite3.OperationalError("without a number")),
        InterfaceError("SELECT", {}, sqlite3.InterfaceError("bad parameter")),
    ],
)
def test_a_question_that_cannot_be_answered_never_will_be(problem: OperationalError) -> None:
    assert not is_away(problem)


@pytest.mark.parametrize(
    "question", ["SELECT nothing FROM region", "SELECT 1 FROM nowhere", "SELEKT"]
)
def test_a_missing_table_or_column_is_our_fault(
    make_app: Callable[..., Flask], question: str
) -> None:
    app = make_app(PROPAGATE_EXCEPTIONS=False)

    @app.get("/ask")
    @open_to(Access.PUBLIC)
    def ask() -> str:
        db.session.execute(text(question))
        abort(404)

    answer = PageClient(app).get("/ask")

    assert answer.status_code == 500
    assert "Retry-After" not in answer.headers
    with app.app_context():
        db.engine.dispose()
