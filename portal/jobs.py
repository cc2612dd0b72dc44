"""The worker: outbox, search index, audit seal and nightly work, in two processes.

Who has published a change, or waits for a paper, does not wait until forty thousand lines are read.
"""

import gc
import os
import signal
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from multiprocessing import get_context
from threading import Event
from types import FrameType

import click
import structlog
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import SQLAlchemyError

import catalogue.jobs as catalogue_jobs
from booking import jobs as booking_jobs
from documents import jobs as documents_jobs
from feedback import jobs as feedback_jobs
from groundwork.seal import is_sealed, seal_once
from groundwork.sessions import purge
from groundwork.throttle import throttle
from groundwork.worker import Handler, forget_done, work_once
from intake import jobs as intake_jobs
from kernel import clock
from kernel.db import db, transaction

log = structlog.get_logger("onewindow")
PAUSE_SECONDS = 0.25  # a published change is found within one second
PATIENT = 10  # what the long lane is behind all others by, as `nice` counts
KEEP_DONE = timedelta(days=7)
Nightly = Callable[[datetime], object]
Round = Callable[[datetime], bool]


def _handlers(*, long: bool) -> dict[str, Handler]:
    """Return what may take minutes, or all the rest, by kind."""
    rooms = (documents_jobs, booking_jobs, catalogue_jobs)
    known = (one for room in rooms for one in room.HANDLERS.items())
    return {kind: handler for kind, handler in known if (kind in catalogue_jobs.LONG) is long}


def round_once(now: datetime) -> bool:
    """Do one round of what somebody waits for; return whether there was anything to do."""
    done = work_once(_handlers(long=False), now=now)
    done += catalogue_jobs.refresh_search()
    if not is_sealed(db.session()):
        with transaction() as session:
            done += seal_once(session, current_app.config["ONEWINDOW_INDEX_KEY"])
    return bool(done)


class _LongRound:
    """One round of what may take minutes, and once a day what the night asks for."""

    def __init__(self) -> None:
        self._last_night: date | None = None

    def __call__(self, now: datetime) -> bool:
        done = work_once(_handlers(long=True), now=now)
        done += catalogue_jobs.refresh_findings(now)
        today = clock.office_day(now)
        if self._last_night != today:
            for job in _nightly():
                job(now)
            self._last_night = today
        return bool(done)


def _nightly() -> tuple[Nightly, ...]:
    rooms = (booking_jobs, catalogue_jobs, intake_jobs, feedback_jobs)
    return (_purge, *(job for room in rooms for job in room.NIGHTLY))


def _purge(now: datetime) -> None:
    with transaction() as session:
        purge(session, now=now)
        forget_done(session, before=now - KEEP_DONE)
    throttle().forget_ended()


def _told_to_stop() -> Event:
    """Return what is set when somebody asks this process to end."""
    told = Event()

    def note(_number: int, _frame: FrameType | None) -> None:
        told.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, note)
    return told


@click.command("work")
@click.option("--once", is_flag=True, help="Do what is due now, then end.")
@with_appcontext
def work(once: bool) -> None:
    """Do what the outbox, the search index, the audit and the night ask for, until stopped."""
    told, long_round = _told_to_stop(), _LongRound()
    click.echo("The worker is at work.")
    if once:
        while not told.is_set() and any([_careful(round_once), _careful(long_round)]):
            pass
        return
    db.session.remove()
    db.engine.dispose()  # no connection may be in two processes
    lane = get_context("fork").Process(target=_beside, args=(long_round, told, os.getpid()))
    gc.freeze()  # out of the collector's sight, what both have loaded stays shared
    lane.start()
    try:
        _keep_at(round_once, told, lane.is_alive)
    finally:
        if lane.is_alive():
            lane.terminate()
        lane.join()
    if lane.exitcode:
        raise click.ClickException("What takes long has failed; the lines above say how.")


def _beside(one_round: Round, told: Event, parent: int) -> None:
    """Do what takes long in a process of its own, which never outlives the first."""
    os.nice(PATIENT)
    _keep_at(one_round, told, lambda: os.getppid() == parent)


def _keep_at(one_round: Round, told: Event, lives: Callable[[], bool]) -> None:
    """Do round after round, until somebody says stop or the other process is gone."""
    while not told.is_set() and lives():
        if not _careful(one_round):
            told.wait(PAUSE_SECONDS)


def _careful(one_round: Round) -> bool:
    """One round; a database that is away is waited for."""
    try:
        return one_round(clock.now())
    except (SQLAlchemyError, OSError) as problem:
        log.error("round failed", kind=type(problem).__name__, exc_info=problem)
        Event().wait(2)
        return False
    finally:
        db.session.remove()


COMMANDS: Mapping[str, click.Command] = {"work": work}
