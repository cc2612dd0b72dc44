from collections.abc import Callable, Sequence
from typing import TypeAlias

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundwork.outbox import Job, new_row, post
from groundwork.tables import OutboxRow
from kernel.db import transaction
from kernel.together import write
from tests.clock import NOW

Ways: TypeAlias = Sequence[Callable[[Session], None]]


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(OutboxRow)) or 0


def by_session(session: Session) -> None:
    session.add(OutboxRow(kind="greet", subject="citizen:2", window="", payload={}, due_at=NOW))


def by_statement(session: Session) -> None:
    write(session, [new_row(Job(kind="greet", subject="citizen:3"), due=NOW)])


WAYS = {"by session": (by_session,), "bare": (by_statement,), "both": (by_session, by_statement)}
EACH_WAY = pytest.mark.parametrize("ways", WAYS.values(), ids=WAYS)


def _write_and_fail(ways: Ways) -> None:
    with transaction() as session:
        for way in ways:
            way(session)
        raise LookupError


@EACH_WAY
def test_writes_all_of_it_or_nothing(app: Flask, session: Session, ways: Ways) -> None:
    with pytest.raises(LookupError):
        _write_and_fail(ways)

    assert count(session) == 0
    with transaction() as writing:
        for way in ways:
            way(writing)
    assert count(session) == len(ways)


@EACH_WAY
def test_what_was_only_tried_is_taken_back(app: Flask, session: Session, ways: Ways) -> None:
    with transaction() as trying:
        for way in ways:
            way(trying)
        trying.rollback()

    assert count(session) == 0


def test_refuses_a_transaction_inside_another_instead_of_waiting_for_itself(
    app: Flask, session: Session
) -> None:
    with pytest.raises(RuntimeError, match="inside another"), transaction(), transaction():
        pass

    with transaction() as write:  # and the next one works
        post(write, Job(kind="greet", subject="citizen:1"), due=NOW)
    assert count(session) == 1
