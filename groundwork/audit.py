"""Audit: every change says who did what, in its own transaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from groundwork.tables import AuditEntry
from kernel.access import Actor
from kernel.db import table_of
from kernel.together import Step, insert_of

# built once: every change writes one, and nobody asks for its number
ENTRY = insert_of(
    table_of(AuditEntry), "at", "staff_id", "action", "subject_kind", "subject_id", "details"
)


class Subject(NamedTuple):
    """The thing that was changed: its kind and its integer key."""

    kind: str
    id: int


def record(
    session: Session,
    actor: Actor,
    action: str,
    subject: Subject,
    *,
    now: datetime,
    **details: object,
) -> None:
    """Write one audit row. `details` are ids, codes and states; never what people are called."""
    session.execute(ENTRY, _row(actor, action, subject, now, details))


def entry(actor: Actor, action: str, subject: Subject, *, now: datetime, **details: object) -> Step:
    """Return the same row for a statement of this transaction that takes it along."""
    return Step(ENTRY, _row(actor, action, subject, now, details))


def record_each(
    session: Session,
    actor: Actor,
    action: str,
    changed: Sequence[tuple[Subject, Mapping[str, object]]],
    *,
    now: datetime,
) -> None:
    """Write an audit row for each subject, with its own details; one statement for all."""
    rows = [_row(actor, action, subject, now, details) for subject, details in changed]
    if rows:
        session.execute(ENTRY, rows)


def _row(
    actor: Actor, action: str, subject: Subject, now: datetime, details: Mapping[str, object]
) -> dict[str, object]:
    return {
        "at": now,
        "staff_id": actor.staff_id,
        "action": action,
        "subject_kind": subject.kind,
        "subject_id": subject.id,
        "details": details,
    }
