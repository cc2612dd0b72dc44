import os
import signal
import time
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from limits import parse

from catalogue import jobs as catalogue_jobs
from catalogue.usecases.import_orders import IMPORT
from catalogue.usecases.publish_request import ENTER
from groundwork.outbox import Job, post
from groundwork.throttle import throttle
from groundwork.worker import outbox_waiting
from kernel.db import transaction
from portal.jobs import COMMANDS
from tests.clock import NOW

FORK = get_context("fork")
PATIENCE_SECONDS = 20


def test_the_worker_forgets_every_night_who_failed_long_ago(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    throttle().failed("sign-in", "10.0.0.1", parse("3 per minute"))
    later = time.time() + 120
    monkeypatch.setattr(time, "time", lambda: later)

    app.test_cli_runner().invoke(COMMANDS["work"], ["--once"], catch_exceptions=False)

    assert throttle().forget_ended() == 0


def post_both() -> None:
    with transaction() as session:
        for kind, due in ((IMPORT, NOW - timedelta(minutes=1)), (ENTER, NOW)):
            post(session, Job(kind=kind, subject=kind), due=due)


@pytest.fixture(autouse=True)
def usual_signals() -> Iterator[None]:
    """Give back what the worker does at a signal: the tests go on in its process."""
    usual = [(number, signal.getsignal(number)) for number in (signal.SIGTERM, signal.SIGINT)]
    yield
    for number, does in usual:
        signal.signal(number, does)


def test_nobody_waits_for_a_long_import(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    entered, met = FORK.Event(), FORK.Queue()

    def read_many_lines(_payload: Mapping[str, Any], _now: datetime) -> None:
        met.put((entered.wait(PATIENCE_SECONDS), os.getpid()))
        os.kill(os.getppid(), signal.SIGTERM)

    def enter(_payload: Mapping[str, Any], _now: datetime) -> None:
        entered.set()

    monkeypatch.setattr(catalogue_jobs, "HANDLERS", {IMPORT: read_many_lines, ENTER: enter})
    monkeypatch.setattr(catalogue_jobs, "NIGHTLY", ())
    post_both()

    result = app.test_cli_runner().invoke(COMMANDS["work"], catch_exceptions=False)

    assert result.exit_code == 0
    done_meanwhile, lane = met.get(timeout=PATIENCE_SECONDS)
    assert done_meanwhile
    assert lane != os.getpid()
    assert outbox_waiting() == 0


def test_a_lane_that_fails_unforeseen_ends_the_worker(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_now: datetime) -> None:
        raise RuntimeError("nobody foresaw it")

    monkeypatch.setattr(catalogue_jobs, "NIGHTLY", (fail,))

    result = app.test_cli_runner().invoke(COMMANDS["work"])

    assert result.exit_code == 1
    assert "What takes long has failed" in result.output


def test_what_takes_long_ends_with_the_worker(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other lane fails; nobody is left behind who goes on reading lines."""
    lanes = FORK.Queue()
    monkeypatch.setattr(catalogue_jobs, "NIGHTLY", (lambda _now: lanes.put(os.getpid()),))

    def fail() -> int:
        lanes.put(lanes.get(timeout=PATIENCE_SECONDS))  # not before the lane is at work
        raise RuntimeError("nobody foresaw it")

    monkeypatch.setattr(catalogue_jobs, "refresh_search", fail)

    with pytest.raises(RuntimeError, match="nobody foresaw it"):
        app.test_cli_runner().invoke(COMMANDS["work"], catch_exceptions=False)

    assert not Path(f"/proc/{lanes.get(timeout=PATIENCE_SECONDS)}").exists()
