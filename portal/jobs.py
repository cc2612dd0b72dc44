"""The worker: outbox, search index, audit seal and nightly work, in one process."""

import signal
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
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
KEEP_DONE = timedelta(days=7)
Nightly = Callable[[datetime], object]


def _handlers() -> Mapping[str, Handler]:
    rooms = (documents_jobs, booking_jobs, catalogue_jobs)
    return {kind: handler for room in rooms for kind, handler in room.HANDLERS.items()}


def _nightly() -> tuple[Nightly, ...]:
    rooms = (booking_jobs, catalogue_jobs, intake_jobs, feedback_jobs)
    return (_purge, *(job for room in rooms for job in room.NIGHTLY))


def round_once(now: datetime) -> bool:
    """Do one round of everything; return whether there was anything to do."""
    done = work_once(_handlers(), now=now)
    done += catalogue_jobs.refresh_search()
    done += catalogue_jobs.refresh_findings(now)
    if not is_sealed(db.session()):
        with transaction() as session:
            done += seal_once(session, current_app.config["ONEWINDOW_INDEX_KEY"])
    return bool(done)


def _purge(now: datetime) -> None:
    with transaction() as session:
        purge(session, now=now)
        forget_done(session, before=now - KEEP_DONE)
    throttle().forget_ended()


class _Stop:
    """Ends the loop after the current round."""

    def __init__(self) -> None:
        self.event = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.event.set()


@click.command("work")
@click.option("--once", is_flag=True, help="Do what is due now, then end.")
@with_appcontext
def work(once: bool) -> None:
    """Do what the outbox, the search index, the audit and the night ask for, until stopped."""
    stop = _Stop()
    last_night: date | None = None
    click.echo("The worker is at work.")
    while not stop.event.is_set():
        busy, last_night = _careful_round(last_night)
        if once and not busy:
            return
        if not busy:
            stop.event.wait(PAUSE_SECONDS)


def _careful_round(last_night: date | None) -> tuple[bool, date | None]:
    """One round; a database that is away is waited for."""
    now = clock.now()
    try:
        busy = round_once(now)
        today = clock.office_day(now)
        if last_night != today:
            for job in _nightly():
                job(now)
            last_night = today
    except (SQLAlchemyError, OSError) as problem:
        log.error("round failed", kind=type(problem).__name__, exc_info=problem)
        Event().wait(2)
        return False, last_night
    finally:
        db.session.remove()
    return busy, last_night


COMMANDS: Mapping[str, click.Command] = {"work": work}
