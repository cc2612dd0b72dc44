"""What the worker does with a paper after it was issued: make its file, and have it signed."""

from datetime import datetime
from pathlib import Path

from documents.keeping import paper_file
from documents.refusals import PaperForgotten
from documents.registry import PaperKinds
from documents.signing.signer import Signer, is_signed
from documents.storage import drop, keep
from documents.usecases.sign_paper import SignPaper, sign_paper
from kernel.db import transaction


class SignerChangedPaper(Exception):
    """A signer gave back another paper than the one it was given."""


def finish_paper(
    token: str, *, kinds: PaperKinds, folder: Path, signer: Signer | None, now: datetime
) -> None:
    """Make the file of a paper where nobody has opened it yet; sign it where there is a signer.

    Never inside a transaction. A second time it does nothing.
    """
    try:
        file = paper_file(token, kinds=kinds, folder=folder)
    except PaperForgotten:
        return
    if signer is None or is_signed(file.pdf):
        return
    signed = signer.sign(file.pdf, now=now)
    if not (signed.pdf.startswith(file.pdf) and is_signed(signed.pdf)):
        raise SignerChangedPaper(signed.by)
    digest = keep(folder, signed.pdf)
    command = SignPaper(token=token, before=file.sha256, sha256=digest, by=signed.by)
    with transaction() as session:
        replaced = sign_paper(session, command, now=now)
    if not replaced:  # forgotten meanwhile, or signed by somebody faster
        drop(folder, digest)
