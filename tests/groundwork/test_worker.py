from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundwork.outbox import Job, post
from groundwork.tables import OutboxRow
from groundwork.worker import claim, forget_done, work_once
from kernel.db import transaction
from tests.clock import NOW


def a_job(kind: str = "greet", subject: str = "citizen:1", window: str = "") -> Job:
    return Job(kind=kind, subject=subject, window=window, payload={"to": subject})


def posted(*jobs: Job, due: datetime = NOW) -> None:
    with transaction() as session:
        for job in jobs:
            post(session, job, due=due)


class Greeter:
    """A handler that remembers whom it greeted."""

    def __init__(self) -> None:
        self.greeted: list[str] = []

    def __call__(self, payload: Mapping[str, Any], now: datetime) -> None:
        self.greeted.append(payload["to"])


def test_does_what_is_due_once(app: Flask) -> None:
    greet = Greeter()
    posted(a_job(), a_job(subject="citizen:2"))

    assert work_once({"greet": greet}, now=NOW) == 2
    assert work_once({"greet": greet}, now=NOW) == 0
    assert greet.greeted == ["citizen:1", "citizen:2"]


def test_the_same_job_is_kept_once(app: Flask, session: Session) -> None:
    posted(a_job())
    posted(a_job(), a_job(window="2026-W48"))

    assert session.scalar(select(func.count()).select_from(OutboxRow)) == 2


def test_waits_for_what_is_due_later(app: Flask) -> None:
    greet = Greeter()
    posted(a_job(), due=NOW + timedelta(hours=1))

    assert work_once({"greet": greet}, now=NOW) == 0
    assert work_once({"greet": greet}, now=NOW + timedelta(hours=1)) == 1


def test_a_failed_job_comes_again_later_and_does_not_stop_the_others(app: Flask) -> None:
    greet, tries = Greeter(), []

    def fail(payload: Mapping[str, Any], now: datetime) -> None:
        tries.append(now)
        raise OSError("no paper")

    posted(a_job(kind="print"), a_job())
    handlers = {"greet": greet, "print": fail}
    work_once(handlers, now=NOW)
    work_once(handlers, now=NOW + timedelta(seconds=1))
    work_once(handlers, now=NOW + timedelta(seconds=10))

    assert greet.greeted == ["citizen:1"]
    assert len(tries) == 2


def test_a_job_of_a_worker_that_died_is_claimed_again(app: Flask) -> None:
    posted(a_job())
    with transaction() as session:
        assert len(claim(session, ("greet",), now=NOW)) == 1
    with transaction() as session:
        assert claim(session, ("greet",), now=NOW + timedelta(minutes=1)) == []
    with transaction() as session:
        assert len(claim(session, ("greet",), now=NOW + timedelta(minutes=6))) == 1


def test_two_workers_never_hold_the_same_job(app: Flask) -> None:
    posted(*(a_job(subject=f"citizen:{number}") for number in range(30)))

    with transaction() as session:
        one = {job.id for job in claim(session, ("greet",), now=NOW)}
    with transaction() as session:
        other = {job.id for job in claim(session, ("greet",), now=NOW)}

    assert len(one | other) == len(one) + len(other) == 30


@pytest.mark.parametrize(("age", "kept"), [(1, 1), (8, 0)])
def test_forgets_what_was_done_long_ago(app: Flask, session: Session, age: int, kept: int) -> None:
    posted(a_job())
    work_once({"greet": Greeter()}, now=NOW)

    with transaction() as write:
        forget_done(write, before=NOW + timedelta(days=age - 7))

    assert session.scalar(select(func.count()).select_from(OutboxRow)) == kept
