"""Reads issued papers."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from documents.tables import Paper
from documents.values import PaperRow, Verification


def find_paper(session: Session, token: str) -> PaperRow | None:
    """Return the paper with this token."""
    paper = session.scalar(select(Paper).where(Paper.token == token))
    return _row(paper) if paper else None


def papers_of(session: Session, subject_kind: str, subject_key: str) -> Sequence[PaperRow]:
    """Return the papers about a subject, oldest first, copies included."""
    papers = session.scalars(
        select(Paper)
        .where(Paper.subject_kind == subject_kind, Paper.subject_key == subject_key)
        .order_by(Paper.id)
    )
    return [_row(paper) for paper in papers]


def verify(session: Session, token: str) -> Verification | None:
    """Return what may be said about the paper with this token; None: not one of ours."""
    instead = aliased(Paper)
    found = session.execute(
        select(Paper, instead.token)
        .outerjoin(instead, instead.id == Paper.replaced_by)
        .where(Paper.token == token)
    ).one_or_none()
    if found is None:
        return None
    paper, replaced_by = found
    return Verification(
        kind=paper.kind,
        number=paper.number,
        title=paper.title,
        issued_at=paper.issued_at,
        is_copy=paper.copy_of is not None,
        sha256=paper.sha256,
        withdrawn_at=paper.withdrawn_at,
        replaced_by_token=replaced_by,
    )


def _row(paper: Paper) -> PaperRow:
    return PaperRow(
        id=paper.id,
        token=paper.token,
        kind=paper.kind,
        locale=paper.locale,
        number=paper.number,
        title=paper.title,
        facts=paper.facts,
        subject_kind=paper.subject_kind,
        subject_key=paper.subject_key,
        issued_at=paper.issued_at,
        issued_by=paper.issued_by,
        is_copy=paper.copy_of is not None,
        original_id=paper.copy_of or paper.id,
        sha256=paper.sha256,
        missing=tuple(paper.missing or ()),
        withdrawn_at=paper.withdrawn_at,
    )
