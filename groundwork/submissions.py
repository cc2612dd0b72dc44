"""Double submits: a second click on the same button gets the first one's answer."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from groundwork.tables import Submission
from kernel.db import transaction

T = TypeVar("T")


def answer_to(session: Session, key: str) -> str | None:
    """Return the answer given to submit `key`, or None where it is new."""
    return session.scalar(select(Submission.answer).where(Submission.key == key))


def remember(session: Session, key: str, answer: str, *, now: datetime) -> None:
    """Keep `answer` for later clicks. The key is unique: of two at once, one fails and rereads."""
    session.add(Submission(key=key, answer=answer, made_at=now))


def once(work: Callable[[Session], T]) -> T:
    """Do `work` in a transaction; of two clicks at once the second sees the first's answer."""
    try:
        with transaction() as session:
            return work(session)
    except IntegrityError:
        with transaction() as session:
            return work(session)
