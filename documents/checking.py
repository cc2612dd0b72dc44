"""Is this file the one that was issued? Bytes are compared; nothing in them is read or drawn."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from sqlalchemy.orm import Session

from documents.queries import find_paper
from documents.refusals import FileTooLarge, NoPdf
from documents.signing.signer import is_signed
from documents.storage import digest_of, kept
from documents.values import CheckedFile, Finding, PaperRow

ADDRESS = re.compile(rb"/verify/([A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])")
MOST_NAMED = 3  # a file of ours names one paper: more are somebody's play
BEGINNING, END = b"%PDF-", b"%%EOF"
LARGEST = 5  # megabytes; papers have a twentieth of one
MEGABYTE = 1024 * 1024


def read_pdf(file: IO[bytes]) -> bytes:
    """Return the bytes of a file that may be a paper. Raises FileTooLarge or NoPdf."""
    content = file.read(LARGEST * MEGABYTE + 1)
    if len(content) > LARGEST * MEGABYTE:
        raise FileTooLarge(megabytes=LARGEST)
    if not content.startswith(BEGINNING):
        raise NoPdf
    return content


def check_file(session: Session, content: bytes, folder: Path, token: str = "") -> CheckedFile:
    """Compare a file with the paper that `token` names and with those that it names itself."""
    named = _named_in(content)
    asked = find_paper(session, token) if token else None
    known = [paper for one in named if one != token and (paper := find_paper(session, one))]
    answers = [_compared(content, paper, folder, asked) for paper in known]
    if asked:
        answer = _compared(content, asked, folder, asked)
        if answer.finding is not Finding.CHANGED or token in named:
            answers.insert(0, answer)
    return min(answers, key=lambda one: one.finding.value, default=CheckedFile(Finding.UNKNOWN))


def _named_in(content: bytes) -> list[str]:
    """Return the codes in the addresses that a file carries."""
    return [*dict.fromkeys(_codes(content))][:MOST_NAMED]


def _codes(content: bytes) -> Iterator[str]:
    for found in ADDRESS.finditer(content):
        yield found[1].decode("ascii")


def _compared(content: bytes, paper: PaperRow, folder: Path, asked: PaperRow | None) -> CheckedFile:
    same = asked is None or asked.original_id == paper.original_id
    return CheckedFile(_finding(content, paper, folder), paper.token, same)


def _finding(content: bytes, paper: PaperRow, folder: Path) -> Finding:
    if paper.sha256 == digest_of(content):
        return Finding.ISSUED
    issued = kept(folder, paper.sha256) if paper.sha256 else None
    if issued is None:
        return Finding.NOTHING_TO_COMPARE
    if content.startswith(issued):
        return Finding.ADDED_TO
    if issued.startswith(content) and _is_whole(content):
        return Finding.NOT_YET_SIGNED
    return Finding.CHANGED


def _is_whole(content: bytes) -> bool:
    """Whether a beginning of an issued file is the paper as it was before it was signed."""
    return content.rstrip().endswith(END) and not is_signed(content)
