"""The file of an issued paper: made once after the commit, then kept with its digest."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import update

from documents.queries import find_paper
from documents.refusals import PaperDamaged, PaperForgotten, PaperUnknown
from documents.registry import PaperKinds
from documents.render import Rendered, render
from documents.storage import digest_of, keep, kept
from documents.tables import Paper
from documents.values import PaperRow
from kernel.db import db, transaction


@dataclass(frozen=True, slots=True)
class PaperFile:
    """The bytes of a paper; `missing` are characters to be filled in by hand."""

    pdf: bytes
    sha256: str
    missing: tuple[str, ...]


def paper_file(token: str, *, kinds: PaperKinds, folder: Path) -> PaperFile:
    """Return the file of a paper, making it the first time.

    Raises PaperUnknown, PaperForgotten, PaperDamaged.
    Called by views and by the worker, never inside a transaction. Two at once are harmless:
    the first to put its digest on the row wins, and both return that file.
    """
    paper = _paper(token)
    if not paper.facts:
        raise PaperForgotten(number=paper.number)
    if paper.sha256:
        return _kept(paper, paper.sha256, kinds, folder)
    rendered = render(kinds.sheet(paper.kind, paper.facts))
    digest = keep(folder, rendered.pdf)
    if _claimed(paper.id, digest, rendered):
        return PaperFile(rendered.pdf, digest, rendered.missing)
    paper = _paper(token)
    return _kept(paper, paper.sha256 or digest, kinds, folder)


def _paper(token: str) -> PaperRow:
    paper = find_paper(db.session(), token)
    if paper is None:
        raise PaperUnknown
    return paper


def _kept(paper: PaperRow, digest: str, kinds: PaperKinds, folder: Path) -> PaperFile:
    content = kept(folder, digest)
    if content is None:
        content = render(kinds.sheet(paper.kind, paper.facts)).pdf
        if digest_of(content) != digest:
            raise PaperDamaged(number=paper.number)
        keep(folder, content)
    return PaperFile(content, digest, paper.missing)


def _claimed(paper_id: int, digest: str, rendered: Rendered) -> bool:
    """Put the digest on the row, unless another renderer was first."""
    with transaction() as session:
        claimed = session.execute(
            update(Paper)
            .where(Paper.id == paper_id, Paper.sha256.is_(None))
            .values(sha256=digest, missing=list(rendered.missing))
            .returning(Paper.id)
        ).all()
    return bool(claimed)
