"""What the worker does with a paper after it was issued: make its file, and have it signed."""

from datetime import datetime
from pathlib import Path

from documents.keeping import paper_file
from documents.queries import find_paper
from documents.registry import PaperKinds
from documents.render import render
from documents.signing.signer import SignedPaper, Signer, is_signed
from documents.storage import drop, keep
from documents.usecases.sign_paper import SignPaper, sign_paper
from documents.values import PaperRow
from kernel.db import db, transaction


class SignerChangedPaper(Exception):
    """A signer gave back another paper than the one it was given."""


def finish_paper(
    token: str, *, kinds: PaperKinds, folder: Path, signer: Signer | None, now: datetime
) -> None:
    """Make the file of a paper where nobody has opened it yet; sign it where there is a signer.

    Never inside a transaction. A second time it does nothing.
    """
    for _try in range(2):  # a second one where somebody opened the paper while it was signed
        paper = find_paper(db.session(), token)
        if paper is None or not paper.facts:
            return
        if signer is None:
            paper_file(token, kinds=kinds, folder=folder)
            return
        if _signed_by(signer, paper, kinds, folder, now):
            return


def _signed_by(
    signer: Signer, paper: PaperRow, kinds: PaperKinds, folder: Path, now: datetime
) -> bool:
    """Sign a paper; False where it is no longer the one that was signed."""
    pdf, missing = _unsigned(paper, kinds, folder)
    if is_signed(pdf):
        return True
    signed = _checked(signer.sign(pdf, now=now), pdf)
    digest = keep(folder, signed.pdf)
    command = SignPaper(
        token=paper.token, before=paper.sha256, sha256=digest, by=signed.by, missing=missing
    )
    with transaction() as session:
        replaced = sign_paper(session, command, now=now)
    if not replaced:
        drop(folder, digest)
    return replaced


def _unsigned(paper: PaperRow, kinds: PaperKinds, folder: Path) -> tuple[bytes, tuple[str, ...]]:
    """Return the file as somebody has seen it; one that nobody has seen is not kept unsigned."""
    if paper.sha256:
        file = paper_file(paper.token, kinds=kinds, folder=folder)
        return file.pdf, file.missing
    rendered = render(kinds.sheet(paper.kind, paper.facts))
    return rendered.pdf, rendered.missing


def _checked(signed: SignedPaper, pdf: bytes) -> SignedPaper:
    if signed.pdf.startswith(pdf) and is_signed(signed.pdf):
        return signed
    raise SignerChangedPaper(signed.by)
