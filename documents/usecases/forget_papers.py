"""Forget what papers say when the time for keeping it is over."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from documents.tables import Paper
from groundwork.outbox import Job, post

DROP_FILE = "paper.drop_file"
AT_ONCE = 500  # keys in one question


def forget_papers(
    session: Session, subject_kind: str, subject_keys: Sequence[str], *, now: datetime
) -> None:
    """Delete what the papers about some subjects say, and after the commit their files.

    Number, kind and day stay: who holds the paper can still have it checked.
    """
    for first in range(0, len(subject_keys), AT_ONCE):
        keys = subject_keys[first : first + AT_ONCE]
        _forget(session, (Paper.subject_kind == subject_kind, Paper.subject_key.in_(keys)), now)


def _forget(session: Session, about: Sequence[ColumnElement[bool]], now: datetime) -> None:
    for digest in session.scalars(select(Paper.sha256).where(*about, Paper.sha256.is_not(None))):
        payload = {"sha256": digest}
        post(session, Job(kind=DROP_FILE, subject=str(digest), payload=payload), due=now)
    session.execute(update(Paper).where(*about).values(facts={}, sha256=None, missing=None))
