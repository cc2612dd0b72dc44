"""What groundwork stores."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Base, IntPK


class AuditEntry(Base):
    """One change: who, what, to which thing. Ids, not names; never updated."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_subject", "subject_kind", "subject_id"),)

    id: Mapped[IntPK]
    at: Mapped[datetime] = mapped_column(index=True)
    staff_id: Mapped[int | None]
    action: Mapped[str] = mapped_column(String(64))
    subject_kind: Mapped[str] = mapped_column(String(32))
    subject_id: Mapped[int]
    details: Mapped[dict[str, Any]]


class AuditSeal(Base):
    """The keyed hash that chains one audit entry to the one sealed before it."""

    __tablename__ = "audit_seal"

    number: Mapped[IntPK]
    audit_id: Mapped[int] = mapped_column(ForeignKey("audit_entry.id"), unique=True)
    mac: Mapped[bytes] = mapped_column(LargeBinary(32))


class OutboxRow(Base):
    """Work to do after the commit; unique by subject, kind and window."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("subject", "kind", "window"),
        Index("ix_outbox_open", "done_at", "due_at"),
    )

    id: Mapped[IntPK]
    kind: Mapped[str] = mapped_column(String(64))
    subject: Mapped[str] = mapped_column(String(96))
    window: Mapped[str] = mapped_column(String(32))
    payload: Mapped[dict[str, Any]]
    due_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    claimed_until: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    problem: Mapped[str | None] = mapped_column(Text)


class WebSession(Base):
    """One browser's session: kept here, so that the cookie holds nothing but a key."""

    __tablename__ = "web_session"

    id: Mapped[IntPK]
    key_digest: Mapped[str] = mapped_column(String(64), unique=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    made_at: Mapped[datetime]
    seen_at: Mapped[datetime] = mapped_column(index=True)


class SessionNote(Base):
    """What a browser's session holds until a moment: what was typed, or what it may see.

    Names: "draft:<form>", with what was typed as data, and "see:<subject>".
    """

    __tablename__ = "session_note"
    __table_args__ = (UniqueConstraint("session_id", "name"),)

    id: Mapped[IntPK]
    session_id: Mapped[int] = mapped_column(ForeignKey("web_session.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(104))
    data: Mapped[dict[str, Any]]
    until: Mapped[datetime] = mapped_column(index=True)


class Submission(Base):
    """The answer to one submit, kept so that a second click gets the same one."""

    __tablename__ = "submission"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    answer: Mapped[str] = mapped_column(String(200))
    made_at: Mapped[datetime] = mapped_column(index=True)
