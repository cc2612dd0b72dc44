"""What others may ask of the groundwork."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from groundwork.audit import Subject
from groundwork.tables import AuditEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """One change as the auditor reads it."""

    id: int
    at: datetime
    staff_id: int | None
    action: str
    subject_kind: str
    subject_id: int
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditAsked:
    """Which changes to list: of a kind of subject, by an account, in [since, until), older ones."""

    kind: str = ""
    staff_id: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None  # the number of the last one read already


def last_actor(session: Session, subject: Subject, actions: Collection[str]) -> int | None:
    """Return the account that last did one of `actions` to a thing; None: nobody, or the house."""
    return session.scalar(
        select(AuditEntry.staff_id)
        .where(
            AuditEntry.subject_kind == subject.kind,
            AuditEntry.subject_id == subject.id,
            AuditEntry.action.in_(actions),
        )
        .order_by(AuditEntry.id.desc())
        .limit(1)
    )


def list_audit(session: Session, asked: AuditAsked, *, limit: int) -> list[AuditRow]:
    """Return the newest of the changes asked for."""
    query = select(AuditEntry).where(*_conditions(asked)).order_by(AuditEntry.id.desc())
    return [
        AuditRow(
            id=row.id,
            at=row.at,
            staff_id=row.staff_id,
            action=row.action,
            subject_kind=row.subject_kind,
            subject_id=row.subject_id,
            details=row.details,
        )
        for row in session.scalars(query.limit(limit))
    ]


def _conditions(asked: AuditAsked) -> Iterator[ColumnElement[bool]]:
    if asked.kind:
        yield AuditEntry.subject_kind == asked.kind
    if asked.staff_id is not None:
        yield AuditEntry.staff_id == asked.staff_id
    if asked.since is not None:
        yield AuditEntry.at >= asked.since
    if asked.until is not None:
        yield AuditEntry.at < asked.until
    if asked.before is not None:
        yield AuditEntry.id < asked.before
