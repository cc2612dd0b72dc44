"""Double submits: a second click on the same button gets the first one's answer."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundwork.tables import Submission


def answer_to(session: Session, key: str) -> str | None:
    """Return the answer given to submit `key`, or None where it is new."""
    return session.scalar(select(Submission.answer).where(Submission.key == key))


def remember(session: Session, key: str, answer: str, *, now: datetime) -> None:
    """Keep `answer` for later clicks. The key is unique: of two at once, one fails and rereads."""
    session.add(Submission(key=key, answer=answer, made_at=now))
