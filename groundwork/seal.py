"""The seal on the audit: a keyed hash chain, added in batches behind the changes."""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from groundwork.tables import AuditEntry, AuditSeal
from kernel.canonical import canonical_json
from kernel.db import read_at_one_moment

BATCH = 500
LATE = 5000
FIRST = b"\x00" * 32


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a walk along the chain found. `broken` names the first fault, or is empty."""

    sealed: int
    unsealed: int
    broken: str


def is_sealed(session: Session) -> bool:
    """Whether the newest entry is sealed: nothing to do for the sealer."""
    newest = session.scalar(select(func.max(AuditEntry.id)))
    return newest is None or newest == session.scalar(select(func.max(AuditSeal.audit_id)))


def seal_once(session: Session, key: bytes) -> int:
    """Seal the next batch of entries, in order; return how many."""
    last = session.scalars(select(AuditSeal).order_by(AuditSeal.number.desc()).limit(1)).first()
    number, mac = (last.number, last.mac) if last else (0, FIRST)
    rows = session.scalars(
        select(AuditEntry)
        .outerjoin(AuditSeal, AuditSeal.audit_id == AuditEntry.id)
        .where(AuditSeal.number.is_(None), AuditEntry.id > _looked_at(session))
        .order_by(AuditEntry.id)
        .limit(BATCH)
    ).all()
    for row in rows:
        number += 1
        mac = _link(key, mac, number, row)
        session.add(AuditSeal(number=number, audit_id=row.id, mac=mac))
    return len(rows)


def _looked_at(session: Session) -> int:
    """Where to begin looking: a transaction may commit later than one with a higher number."""
    return (session.scalar(select(func.max(AuditSeal.audit_id))) or 0) - LATE


def verify(session: Session, key: bytes) -> Verdict:
    """Walk the whole chain and compare every link with the entry it stands for."""
    read_at_one_moment(session)
    query = (
        select(AuditSeal, AuditEntry)
        .outerjoin(AuditEntry, AuditEntry.id == AuditSeal.audit_id)
        .order_by(AuditSeal.number)
        .execution_options(yield_per=1000)
    )
    with session.execute(query) as walk:  # closed early where the chain breaks
        sealed, broken = _walk(walk, key)
    return Verdict(sealed, unsealed(session), broken)


def _walk(links: Iterable[Row[AuditSeal, AuditEntry | None]], key: bytes) -> tuple[int, str]:
    mac, number = FIRST, 0
    for seal, entry in links:
        if seal.number != number + 1:
            return number, f"seal {number + 1} is missing"
        if entry is None:
            return number, f"entry {seal.audit_id} (seal {seal.number}) is missing"
        mac = _link(key, mac, seal.number, entry)
        if not hmac.compare_digest(mac, seal.mac):
            return number, f"entry {seal.audit_id} (seal {seal.number}) is not as it was sealed"
        number = seal.number
    return number, ""


def _link(key: bytes, before: bytes, number: int, row: AuditEntry) -> bytes:
    content = canonical_json(
        [
            number,
            row.id,
            row.at.isoformat(),
            row.staff_id,
            row.action,
            row.subject_kind,
            row.subject_id,
            row.details,
        ]
    )
    return hmac.new(key, before + content.encode(), hashlib.sha256).digest()


def unsealed(session: Session) -> int:
    """Return how many entries are not sealed yet."""
    sealed = select(AuditSeal.audit_id)
    return (
        session.scalar(
            select(func.count()).select_from(AuditEntry).where(AuditEntry.id.not_in(sealed))
        )
        or 0
    )
