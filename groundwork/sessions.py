"""Server-side sessions: the cookie holds a random key, everything else stays here."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from flask import g
from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from groundwork.tables import Draft, SessionGrant, WebSession
from kernel.db import db, rows_changed, table_of, transaction

STAFF_IDLE = timedelta(minutes=30)  # NIST SP 800-63B-4, AAL2: at most one hour
STAFF_LONGEST = timedelta(hours=12)  # the same: at most 24 hours
CITIZEN_IDLE = timedelta(hours=2)
GRANT_LASTS = timedelta(minutes=30)
TOUCH_AFTER = timedelta(minutes=1)  # how stale `seen_at` may get: not a write for every page

# Built once: every page of a citizen's asks these, most of all who is there with which drafts.
SESSION, GRANT, DRAFT = table_of(WebSession).c, table_of(SessionGrant).c, table_of(Draft).c
BY_KEY = (
    select(
        SESSION.id,
        SESSION.staff_id,
        SESSION.made_at,
        SESSION.seen_at,
        DRAFT.name,
        DRAFT.data,
        DRAFT.saved_at,
    )
    .outerjoin(table_of(Draft), DRAFT.session_id == SESSION.id)
    .where(SESSION.key_digest == bindparam("digest"))
)
PUT_GRANT = {
    dialect: put.on_conflict_do_update(
        index_elements=["session_id", "subject"], set_={"until": put.excluded.until}
    )
    for dialect, put in (
        ("sqlite", sqlite.insert(table_of(SessionGrant))),
        ("postgresql", postgresql.insert(table_of(SessionGrant))),
    )
}
DROP_DRAFT = delete(table_of(Draft)).where(
    DRAFT.session_id == bindparam("visit"), DRAFT.name == bindparam("name")
)
ADD_DRAFT = insert(table_of(Draft)).inline()


class Typed(NamedTuple):
    """What was typed on one form, and when."""

    data: dict[str, Any]
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Visitor:
    """This browser's session, with the drafts it held when the request began."""

    session_id: int
    staff_id: int | None
    drafts: Mapping[str, Typed] = field(default_factory=dict)


def find_visitor(key: str, *, now: datetime) -> Visitor | None:
    """Return the living session of a cookie's key, and note that it was seen."""
    rows = db.session.execute(BY_KEY, {"digest": _digest(key)}).all()
    row = rows[0] if rows else None
    if row is None or not _alive(row.staff_id, row.made_at, row.seen_at, now):
        return None
    if now - row.seen_at > TOUCH_AFTER:
        with transaction() as session:
            session.execute(update(WebSession).where(WebSession.id == row.id).values(seen_at=now))
    drafts = {one.name: Typed(one.data, one.saved_at) for one in rows if one.name is not None}
    return Visitor(row.id, row.staff_id, drafts)


def _alive(staff_id: int | None, made: datetime, seen: datetime, now: datetime) -> bool:
    if staff_id is None:
        return now - seen < CITIZEN_IDLE
    return now - seen < STAFF_IDLE and now - made < STAFF_LONGEST


def begin_session(session: Session, *, staff_id: int | None = None, now: datetime) -> int:
    """Start a fresh session (never reuse a key across sign-in) and send its cookie."""
    key = secrets.token_urlsafe(32)
    row = WebSession(key_digest=_digest(key), staff_id=staff_id, made_at=now, seen_at=now)
    session.add(row)
    session.flush()
    g.new_session_key = key
    return row.id


def visiting(session: Session, *, now: datetime) -> int:
    """Return this browser's session id, starting a session where there is none."""
    visitor = current_visitor()
    return visitor.session_id if visitor else begin_session(session, now=now)


def current_visitor() -> Visitor | None:
    """Return the session of this request, if any."""
    visitor = g.get("visitor")
    return visitor if isinstance(visitor, Visitor) else None


def end_session(session: Session) -> None:
    """Forget this browser's session and everything it held."""
    visitor = current_visitor()
    if visitor:
        session.execute(delete(WebSession).where(WebSession.id == visitor.session_id))
    g.new_session_key = ""


def end_staff_sessions(session: Session, staff_id: int) -> None:
    """Forget all sessions of one account: its password or its roles changed."""
    session.execute(delete(WebSession).where(WebSession.staff_id == staff_id))


def grant(session: Session, subject: str, *, now: datetime) -> None:
    """Let this browser see `subject` for 30 minutes."""
    session_id = visiting(session, now=now)
    values = {"session_id": session_id, "subject": subject, "until": now + GRANT_LASTS}
    session.execute(PUT_GRANT[session.get_bind().dialect.name], values)


def is_granted(subject: str, *, now: datetime) -> bool:
    """Whether this browser may see `subject`, for example "appointment:1234567890123456"."""
    visitor = current_visitor()
    if visitor is None:
        return False
    until = db.session.scalar(
        select(SessionGrant.until).where(
            SessionGrant.session_id == visitor.session_id, SessionGrant.subject == subject
        )
    )
    return until is not None and until > now


def save_draft(session: Session, name: str, data: dict[str, Any], *, now: datetime) -> None:
    """Keep what was typed on the form `name`."""
    session_id = visiting(session, now=now)
    session.execute(DROP_DRAFT, {"visit": session_id, "name": name})
    values = {"session_id": session_id, "name": name, "data": data, "saved_at": now}
    session.execute(ADD_DRAFT, values)


def find_draft(name: str, *, now: datetime) -> dict[str, Any] | None:
    """Return what was typed on the form `name` in the last two hours."""
    visitor = current_visitor()
    typed = visitor.drafts.get(name) if visitor else None
    return typed.data if typed and typed.saved_at > now - CITIZEN_IDLE else None


def drop_draft(session: Session, name: str) -> None:
    """Forget the form `name`."""
    visitor = current_visitor()
    if visitor:
        session.execute(DROP_DRAFT, {"visit": visitor.session_id, "name": name})


def purge(session: Session, *, now: datetime) -> int:
    """Delete dead sessions with their drafts and grants; return how many."""
    dead = delete(WebSession).where(
        ((WebSession.staff_id.is_(None)) & (WebSession.seen_at < now - CITIZEN_IDLE))
        | (WebSession.seen_at < now - STAFF_LONGEST)
    )
    session.execute(delete(SessionGrant).where(SessionGrant.until < now))
    session.execute(delete(Draft).where(Draft.saved_at < now - CITIZEN_IDLE))
    return rows_changed(session, dead)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
