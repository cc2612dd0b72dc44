"""The outbox: work for after the commit, written in the same transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundwork.tables import OutboxRow
from kernel.db import table_of
from kernel.together import Step, insert_of

# built once: every booking writes one, and nobody asks for its number
ROW = insert_of(table_of(OutboxRow), "kind", "subject", "window", "payload", "due_at", "tries")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One piece of later work. The same subject, kind and window is done once."""

    kind: str
    subject: str
    window: str = ""
    payload: Mapping[str, Any] = field(default_factory=dict)


def post(session: Session, job: Job, *, due: datetime) -> None:
    """Add `job`, unless the same one is there already."""
    there = session.scalar(
        select(OutboxRow.id).where(
            OutboxRow.subject == job.subject,
            OutboxRow.kind == job.kind,
            OutboxRow.window == job.window,
        )
    )
    if there is None:
        post_new(session, job, due=due)


def post_new(session: Session, job: Job, *, due: datetime) -> None:
    """Add `job` about a subject made in this very transaction: no need to look for it."""
    session.execute(*new_row(job, due=due))


def new_row(job: Job, *, due: datetime) -> Step:
    """Return the same row for a statement of this transaction that takes it along."""
    values = {
        "kind": job.kind,
        "subject": job.subject,
        "window": job.window,
        "payload": dict(job.payload),
        "due_at": due,
        "tries": 0,
    }
    return Step(ROW, values)
