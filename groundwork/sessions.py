"""Server-side sessions: the cookie holds a random key, everything else stays here."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from flask import g
from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from groundwork.tables import SessionNote, WebSession
from kernel.db import db, rows_changed, table_of, transaction
from kernel.together import Step, parameters_of, write

STAFF_IDLE = timedelta(minutes=30)  # NIST SP 800-63B-4, AAL2: at most one hour
STAFF_LONGEST = timedelta(hours=12)  # the same: at most 24 hours
CITIZEN_IDLE = timedelta(hours=2)
GRANT_LASTS = timedelta(minutes=30)
TOUCH_AFTER = timedelta(minutes=1)  # how stale `seen_at` may get: not a write for every page

# Built once: every page of a citizen's asks who is there, with what, in one question.
SESSION, NOTE = table_of(WebSession).c, table_of(SessionNote).c
BY_KEY = (
    select(
        SESSION.id,
        SESSION.staff_id,
        SESSION.made_at,
        SESSION.seen_at,
        NOTE.name,
        NOTE.data,
        NOTE.until,
    )
    .outerjoin(
        table_of(SessionNote), (NOTE.session_id == SESSION.id) & (NOTE.until > bindparam("now"))
    )
    .where(SESSION.key_digest == bindparam("digest"))
)
NOTES = table_of(SessionNote)
NOTED = parameters_of(NOTES, "session_id", "name", "data", "until")
PUT = {
    dialect: put.inline().on_conflict_do_update(
        index_elements=["session_id", "name"],
        set_={"data": put.excluded.data, "until": put.excluded.until},
    )
    for dialect, put in (
        ("sqlite", sqlite.insert(NOTES).values(NOTED)),
        ("postgresql", postgresql.insert(NOTES).values(NOTED)),
    )
}
DROP = delete(NOTES).where(NOTE.session_id == bindparam("visit"), NOTE.name == bindparam("of"))


@dataclass(frozen=True, slots=True)
class Visitor:
    """This browser's session, with what it held when the request began, by name."""

    session_id: int
    staff_id: int | None
    notes: Mapping[str, dict[str, Any]] = field(default_factory=dict)


def find_visitor(key: str, *, now: datetime) -> Visitor | None:
    """Return the living session of a cookie's key, and note that it was seen."""
    rows = db.session.execute(BY_KEY, {"digest": _digest(key), "now": now}).all()
    row = rows[0] if rows else None
    if row is None or not _alive(row.staff_id, row.made_at, row.seen_at, now):
        return None
    if now - row.seen_at > TOUCH_AFTER:
        with transaction() as session:
            session.execute(update(WebSession).where(WebSession.id == row.id).values(seen_at=now))
    notes = {one.name: one.data for one in rows if one.name is not None}
    return Visitor(row.id, row.staff_id, notes)


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
    _put(session, _see(subject), {}, until=now + GRANT_LASTS, now=now)


def is_granted(subject: str) -> bool:
    """Whether this browser may see `subject`, for example "appointment:1234567890123456"."""
    visitor = current_visitor()
    return visitor is not None and _see(subject) in visitor.notes


def save_draft(session: Session, form: str, data: dict[str, Any], *, now: datetime) -> None:
    """Keep what was typed on `form` for two hours."""
    _put(session, _draft(form), data, until=now + CITIZEN_IDLE, now=now)


def find_draft(form: str) -> dict[str, Any] | None:
    """Return what was typed on `form` in the last two hours."""
    visitor = current_visitor()
    return visitor.notes.get(_draft(form)) if visitor else None


def spending(session: Session, form: str, subject: str, *, now: datetime) -> tuple[Step, ...]:
    """Return what forgets what was typed on `form`, and lets this browser see what came of it.

    Nothing where there is no session: then nothing was typed either.
    """
    visitor = current_visitor()
    if visitor is None:
        return ()
    seen = _note(session, visitor.session_id, _see(subject), {}, until=now + GRANT_LASTS)
    return seen, Step(DROP, {"visit": visitor.session_id, "of": _draft(form)})


def _put(
    session: Session, name: str, data: dict[str, Any], *, until: datetime, now: datetime
) -> None:
    write(session, [_note(session, visiting(session, now=now), name, data, until=until)])


def _note(
    session: Session, visit: int, name: str, data: dict[str, Any], *, until: datetime
) -> Step:
    values = {"session_id": visit, "name": name, "data": data, "until": until}
    return Step(PUT[session.get_bind().dialect.name], values)


def _draft(form: str) -> str:
    return f"draft:{form}"


def _see(subject: str) -> str:
    return f"see:{subject}"


def purge(session: Session, *, now: datetime) -> int:
    """Delete dead sessions and notes; return how many."""
    dead = delete(WebSession).where(
        ((WebSession.staff_id.is_(None)) & (WebSession.seen_at < now - CITIZEN_IDLE))
        | (WebSession.seen_at < now - STAFF_LONGEST)
    )
    session.execute(delete(SessionNote).where(SessionNote.until < now))
    return rows_changed(session, dead)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
