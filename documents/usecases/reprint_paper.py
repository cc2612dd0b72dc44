"""Print a paper again: the copy is a paper of its own, and says that it is a copy."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from documents.refusals import PaperForgotten, PaperUnknown
from documents.tables import Paper
from documents.usecases.issue_paper import TOKEN_BYTES, added
from documents.values import IssuedPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class ReprintPaper:
    """Which paper, and who prints it; the name stands on the copy."""

    token: str
    by_name: str
    issued_by: int | None = None


def reprint_paper(session: Session, command: ReprintPaper, *, now: datetime) -> IssuedPaper:
    """Add a copy with the same facts. Raises PaperUnknown, PaperForgotten."""
    known = session.scalar(select(Paper).where(Paper.token == command.token))
    if known is None:
        raise PaperUnknown
    if not known.facts:
        raise PaperForgotten(number=known.number)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    facts = {
        **known.facts,
        "token": token,
        "verify_url": known.facts["verify_url"].removesuffix(known.token) + token,
        "copy": {"at": now.isoformat(), "by": command.by_name},
    }
    copy = Paper(
        token=token,
        kind=known.kind,
        locale=known.locale,
        number=known.number,
        title=known.title,
        facts=facts,
        subject_kind=known.subject_kind,
        subject_key=known.subject_key,
        issued_at=now,
        issued_by=command.issued_by,
        copy_of=known.copy_of or known.id,
    )
    return added(session, copy, "paper.reprint")
