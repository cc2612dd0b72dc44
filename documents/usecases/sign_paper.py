"""Put the signed file in the place of the one it was made from."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from documents.tables import Paper
from documents.usecases.forget_papers import DROP_FILE
from groundwork.audit import Subject, record
from groundwork.outbox import Job, post
from kernel.access import SYSTEM

LAST_READER = timedelta(minutes=1)  # whoever was just about to open the unsigned file still can


@dataclass(frozen=True, slots=True, kw_only=True)
class SignPaper:
    """Which paper, the digests before (None: nobody has opened it) and after, and who signed."""

    token: str
    before: str | None
    sha256: str
    by: str
    missing: tuple[str, ...]


def sign_paper(session: Session, command: SignPaper, *, now: datetime) -> bool:
    """Name the signed file as the paper; False where it is no longer the one that was signed.

    The signed file begins with every byte of the one before, which is deleted a little later.
    """
    paper_id = session.scalar(
        update(Paper)
        .where(
            Paper.token == command.token,
            Paper.sha256.is_not_distinct_from(command.before),
            Paper.facts != {},  # forgotten meanwhile: nothing of it may come back
        )
        .values(sha256=command.sha256, missing=list(command.missing))
        .returning(Paper.id)
    )
    if paper_id is None:
        return False
    if command.before:
        drop = Job(kind=DROP_FILE, subject=command.before, payload={"sha256": command.before})
        post(session, drop, due=now + LAST_READER)
    record(session, SYSTEM, "paper.sign", Subject("paper", paper_id), now=now, by=command.by)
    return True
