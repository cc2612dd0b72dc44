import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundwork.outbox import Job, post
from groundwork.tables import OutboxRow
from kernel.db import transaction
from tests.clock import NOW


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(OutboxRow)) or 0


def _write_and_fail() -> None:
    with transaction() as write:
        post(write, Job(kind="greet", subject="citizen:1"), due=NOW)
        raise LookupError


def test_writes_all_of_it_or_nothing(app: Flask, session: Session) -> None:
    with pytest.raises(LookupError):
        _write_and_fail()

    assert count(session) == 0
    with transaction() as write:
        post(write, Job(kind="greet", subject="citizen:1"), due=NOW)
    assert count(session) == 1


def test_refuses_a_transaction_inside_another_instead_of_waiting_for_itself(
    app: Flask, session: Session
) -> None:
    with pytest.raises(RuntimeError, match="inside another"), transaction(), transaction():
        pass

    with transaction() as write:  # and the next one works
        post(write, Job(kind="greet", subject="citizen:1"), due=NOW)
    assert count(session) == 1
