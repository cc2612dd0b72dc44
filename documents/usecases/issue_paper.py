"""Issue a paper: its facts are frozen, its bytes are made after the commit."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from documents.tables import Paper
from documents.values import IssuedPaper
from groundwork.audit import Subject, record
from groundwork.outbox import Job, post_new
from kernel.access import Actor

FINISH = "paper.finish"  # its file is made and signed after the commit
TOKEN_BYTES = 16  # 128 random bits: the address on a paper cannot be guessed


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePaper:
    """What is issued, about what, in whose language and under which public address."""

    kind: str
    locale: str
    number: str
    title: str
    facts: Mapping[str, Any]
    subject_kind: str
    subject_key: str
    public_base: str
    issued_by: int | None = None


def issue_paper(session: Session, command: IssuePaper, *, now: datetime) -> IssuedPaper:
    """Add a paper. Its facts also hold its number, token, address, language and time."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    address = f"{command.public_base.rstrip('/')}/{command.locale}/verify/{token}"
    paper = Paper(
        token=token,
        kind=command.kind,
        locale=command.locale,
        number=command.number,
        title=command.title,
        facts={
            **command.facts,
            "token": token,
            "verify_url": address,
            "number": command.number,
            "locale": command.locale,
            "issued_at": now.isoformat(),
        },
        subject_kind=command.subject_kind,
        subject_key=command.subject_key,
        issued_at=now,
        issued_by=command.issued_by,
    )
    return added(session, paper, "paper.issue")


def added(session: Session, paper: Paper, action: str) -> IssuedPaper:
    """Add the row with its audit entry, and have its file made and signed after the commit."""
    session.add(paper)
    session.flush()  # the audit entry names its id
    record(
        session,
        Actor(staff_id=paper.issued_by),
        action,
        Subject("paper", paper.id),
        now=paper.issued_at,
        kind=paper.kind,
    )
    finish = Job(kind=FINISH, subject=paper.token, payload={"token": paper.token})
    post_new(session, finish, due=paper.issued_at)
    return IssuedPaper(paper.id, paper.token, paper.facts["verify_url"])
