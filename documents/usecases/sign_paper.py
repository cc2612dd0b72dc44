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
    """Which paper, the digests before and after, and who signed."""

    token: str
    before: str
    sha256: str
    by: str


def sign_paper(session: Session, command: SignPaper, *, now: datetime) -> bool:
    """Name the signed file as the paper; False where it is no longer the one that was signed.

    The signed file begins with every byte of the one before, which is deleted a little later.
    """
    replaced = session.scalars(
        update(Paper)
        .where(Paper.token == command.token, Paper.sha256 == command.before)
        .values(sha256=command.sha256)
        .returning(Paper.id)
    ).all()
    for paper_id in replaced:
        drop = Job(kind=DROP_FILE, subject=command.before, payload={"sha256": command.before})
        post(session, drop, due=now + LAST_READER)
        record(session, SYSTEM, "paper.sign", Subject("paper", paper_id), now=now, by=command.by)
    return bool(replaced)
