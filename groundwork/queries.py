"""What others may ask of the groundwork."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

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


def list_audit(
    session: Session, *, kind: str = "", before: int | None = None, limit: int = 100
) -> list[AuditRow]:
    """Return the newest changes, of one kind of subject or of all, older than `before`."""
    query = select(AuditEntry).order_by(AuditEntry.id.desc()).limit(limit)
    if kind:
        query = query.where(AuditEntry.subject_kind == kind)
    if before is not None:
        query = query.where(AuditEntry.id < before)
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
        for row in session.scalars(query)
    ]
