"""The worker's rounds: claim what is due, do it, say so."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.orm import Session

from groundwork.tables import OutboxRow
from kernel.db import db, rows_changed, transaction

log = structlog.get_logger("onewindow")
Handler = Callable[[Mapping[str, Any], datetime], None]  # payload, now; writes by itself
CLAIM_LASTS = timedelta(minutes=5)  # a worker that died gives its work back after this
BATCH = 20
MOST_TRIES = 8


@dataclass(frozen=True, slots=True)
class Claimed:
    """One piece of work that this worker holds."""

    id: int
    kind: str
    payload: Mapping[str, Any]
    tries: int


def work_once(handlers: Mapping[str, Handler], *, now: datetime) -> int:
    """Claim a batch of due work and do it; return how many pieces were done."""
    kinds = tuple(handlers)
    if not _is_due(kinds, now):  # an idle worker never asks for the turn to write
        return 0
    with transaction() as session:
        claimed = claim(session, kinds, now=now)
    for job in claimed:
        _do(job, handlers[job.kind], now)
    return len(claimed)


def _is_due(kinds: tuple[str, ...], now: datetime) -> bool:
    waiting = select(OutboxRow.id).where(*_free(kinds, now)).limit(1)
    return db.session.scalar(waiting) is not None


def _free(kinds: tuple[str, ...], now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Return what is true of work that a worker for these kinds may claim now."""
    return (
        OutboxRow.done_at.is_(None),
        OutboxRow.due_at <= now,
        OutboxRow.kind.in_(kinds),
        OutboxRow.tries < MOST_TRIES,
        or_(OutboxRow.claimed_until.is_(None), OutboxRow.claimed_until < now),
    )


def claim(session: Session, kinds: tuple[str, ...], *, now: datetime) -> list[Claimed]:
    """Return due work, held by this worker for five minutes."""
    rows = session.scalars(
        select(OutboxRow)
        .where(*_free(kinds, now))
        .order_by(OutboxRow.due_at, OutboxRow.id)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    ).all()
    for row in rows:
        row.claimed_until = now + CLAIM_LASTS
        row.tries += 1
    return [Claimed(row.id, row.kind, dict(row.payload), row.tries) for row in rows]


def _do(job: Claimed, handler: Handler, now: datetime) -> None:
    try:
        handler(job.payload, now)
    except Exception as problem:
        # whatever it was, the other work goes on; this piece comes again, later each time
        log.error("job failed", job=job.id, kind=job.kind, tries=job.tries, exc_info=problem)
        _put_back(job, type(problem).__name__, now)
        return
    with transaction() as session:
        session.execute(
            update(OutboxRow).where(OutboxRow.id == job.id).values(done_at=now, problem=None)
        )


def _put_back(job: Claimed, problem: str, now: datetime) -> None:
    later = now + timedelta(seconds=2**job.tries)
    with transaction() as session:
        session.execute(
            update(OutboxRow)
            .where(OutboxRow.id == job.id)
            .values(claimed_until=None, due_at=later, problem=problem)
        )


def given_up() -> int:
    """Return how many pieces of work nobody tries any more."""
    return _count(OutboxRow.tries >= MOST_TRIES)


def outbox_waiting() -> int:
    """Return how many pieces of work are still to do."""
    return _count(OutboxRow.tries < MOST_TRIES)


def _count(condition: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(OutboxRow)
    return db.session.scalar(query.where(OutboxRow.done_at.is_(None), condition)) or 0


def forget_done(session: Session, *, before: datetime) -> int:
    """Delete work that was done before a moment; return how many rows."""
    return rows_changed(session, delete(OutboxRow).where(OutboxRow.done_at < before))
