"""A file is compared with the paper it names, byte for byte."""

import io
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from documents.checking import LARGEST, MEGABYTE, check_file, read_pdf
from documents.finishing import finish_paper
from documents.keeping import paper_file
from documents.refusals import FileTooLarge, NoPdf
from documents.usecases.forget_papers import forget_papers
from documents.values import CheckedFile, Finding, IssuedPaper
from kernel.db import db, transaction
from tests.documents.signing.certificates import a_signer
from tests.documents.usecases.builders import NOW, issued, kinds, reprinted


def opened(paper: IssuedPaper, folder: Path) -> bytes:
    return paper_file(paper.token, kinds=kinds(), folder=folder).pdf


def signed(paper: IssuedPaper, folder: Path) -> bytes:
    signer = a_signer(folder)
    finish_paper(paper.token, kinds=kinds(), folder=folder, signer=signer, now=NOW)
    return opened(paper, folder)


def checked(content: bytes, folder: Path, asked: IssuedPaper | None = None) -> CheckedFile:
    return check_file(db.session(), content, folder, asked.token if asked else "")


@pytest.mark.parametrize("scanned", [True, False])
def test_the_issued_file_is_known_with_and_without_its_code(
    app: Flask, tmp_path: Path, scanned: bool
) -> None:
    paper = issued()
    pdf = signed(paper, tmp_path)

    answer = checked(pdf, tmp_path, paper if scanned else None)

    assert answer == CheckedFile(Finding.ISSUED, paper.token)


def test_a_house_that_signs_nothing_knows_its_files_too(app: Flask, tmp_path: Path) -> None:
    paper = issued()

    assert checked(opened(paper, tmp_path), tmp_path).finding is Finding.ISSUED


def test_who_took_the_file_before_it_was_signed_is_not_suspected(
    app: Flask, tmp_path: Path
) -> None:
    paper = issued()
    before = opened(paper, tmp_path)
    signed(paper, tmp_path)

    assert checked(before, tmp_path) == CheckedFile(Finding.NOT_YET_SIGNED, paper.token)


def test_a_changed_letter_is_found(app: Flask, tmp_path: Path) -> None:
    paper = issued()
    pdf = signed(paper, tmp_path)
    middle = len(pdf) // 2
    changed = pdf[:middle] + bytes([pdf[middle] ^ 1]) + pdf[middle + 1 :]

    assert checked(changed, tmp_path) == CheckedFile(Finding.CHANGED, paper.token)


def test_what_is_put_behind_an_issued_file_is_found(app: Flask, tmp_path: Path) -> None:
    paper = issued()
    pdf = signed(paper, tmp_path) + b"\n%%EOF\n"

    assert checked(pdf, tmp_path) == CheckedFile(Finding.ADDED_TO, paper.token)


@pytest.mark.parametrize("short", [10, 5000])
def test_a_file_that_was_cut_off_is_not_the_one_from_before(
    app: Flask, tmp_path: Path, short: int
) -> None:
    paper = issued()
    pdf = signed(paper, tmp_path)

    assert checked(pdf[:-short], tmp_path, paper).finding is Finding.CHANGED


def test_a_copy_is_the_same_paper(app: Flask, tmp_path: Path) -> None:
    paper = issued()
    signed(paper, tmp_path)
    copy = reprinted(paper.token)

    answer = checked(signed(copy, tmp_path), tmp_path, paper)

    assert answer == CheckedFile(Finding.ISSUED, copy.token, same_paper=True)


def test_another_paper_of_ours_is_not_the_one_that_was_scanned(app: Flask, tmp_path: Path) -> None:
    paper, other = issued(), issued("李四")

    answer = checked(opened(other, tmp_path), tmp_path, paper)

    assert answer == CheckedFile(Finding.ISSUED, other.token, same_paper=False)


@pytest.mark.parametrize("scanned", [True, False])
def test_a_file_that_names_no_paper_of_ours_is_unknown(
    app: Flask, tmp_path: Path, scanned: bool
) -> None:
    paper = issued()
    opened(paper, tmp_path)
    foreign = b"%PDF-1.7 https://onewindow.example/en/verify/" + b"A" * 22

    answer = checked(foreign, tmp_path, paper if scanned else None)

    assert answer == CheckedFile(Finding.UNKNOWN)


def test_what_was_forgotten_cannot_be_compared(
    app: Flask, session: Session, tmp_path: Path
) -> None:
    paper = issued()
    pdf = opened(paper, tmp_path)
    with transaction() as write:
        forget_papers(write, "case", ["6543210987654321"], now=NOW)

    assert checked(pdf, tmp_path) == CheckedFile(Finding.NOTHING_TO_COMPARE, paper.token)


def test_a_file_full_of_addresses_asks_for_few_papers(app: Flask, tmp_path: Path) -> None:
    papers = [issued() for _ in range(4)]
    addresses = "\n".join(paper.verify_url for paper in papers).encode()

    assert checked(b"%PDF-1.7\n" + addresses, tmp_path).token == papers[0].token


def test_only_a_pdf_of_some_megabytes_is_taken() -> None:
    assert read_pdf(io.BytesIO(b"%PDF-1.7")) == b"%PDF-1.7"
    with pytest.raises(NoPdf):
        read_pdf(io.BytesIO(b"\x89PNG"))
    with pytest.raises(FileTooLarge):
        read_pdf(io.BytesIO(b"%PDF-" + bytes(LARGEST * MEGABYTE)))
