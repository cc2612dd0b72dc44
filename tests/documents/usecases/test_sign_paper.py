"""After the commit the worker makes the file of a paper and has it signed."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from documents.finishing import SignerChangedPaper, finish_paper
from documents.keeping import paper_file
from documents.queries import find_paper
from documents.registry import EXTENSION, PaperKinds
from documents.signing.signer import EXTENSION as SIGNER
from documents.signing.signer import SignedPaper, Signer, is_signed
from documents.storage import digest_of
from documents.tables import Paper
from documents.usecases.forget_papers import forget_papers
from documents.values import IssuedPaper
from groundwork.tables import AuditEntry
from kernel.db import transaction
from portal.jobs import round_once
from tests.documents.signing.certificates import a_signer
from tests.documents.usecases.builders import NOW, issued, kinds, reprinted

MINUTE = timedelta(minutes=1)


class Stamp:
    """A service outside the house, quick and simple."""

    def __init__(self, *also: bytes) -> None:
        self.calls = 0
        self.also = also

    def sign(self, pdf: bytes, *, now: datetime) -> SignedPaper:
        self.calls += 1
        return SignedPaper(pdf + b"sealed\nstartxref\n0\n%%EOF\n" + b"".join(self.also), "印章服务")


def finish(paper: IssuedPaper, folder: Path, signer: Signer | None, now: datetime = NOW) -> None:
    finish_paper(paper.token, kinds=kinds(), folder=folder, signer=signer, now=now)


def opened(paper: IssuedPaper, folder: Path, known: PaperKinds | None = None) -> bytes:
    return paper_file(paper.token, kinds=known or kinds(), folder=folder).pdf


def digests(folder: Path) -> set[str]:
    return {path.stem for path in folder.rglob("*.pdf")}


def test_the_signed_file_is_the_paper_from_then_on(
    app: Flask, session: Session, tmp_path: Path
) -> None:
    paper = issued()
    finish(paper, tmp_path / "papers", a_signer(tmp_path))

    pdf = opened(paper, tmp_path / "papers", PaperKinds())  # knows no builder: it is kept

    assert is_signed(pdf)
    row = find_paper(session, paper.token)
    assert row
    assert row.sha256 == digest_of(pdf)


def test_what_was_opened_before_it_was_signed_is_inside_it(app: Flask, tmp_path: Path) -> None:
    paper = issued()
    before = opened(paper, tmp_path)

    finish(paper, tmp_path, Stamp())

    assert not is_signed(before)
    assert opened(paper, tmp_path).startswith(before)


def test_without_a_signer_the_file_is_made_and_nothing_pretends(app: Flask, tmp_path: Path) -> None:
    paper = issued()

    finish(paper, tmp_path, None)

    assert len(digests(tmp_path)) == 1
    assert not is_signed(opened(paper, tmp_path, PaperKinds()))


def test_a_paper_is_signed_once(app: Flask, tmp_path: Path) -> None:
    paper, stamp = issued(), Stamp()

    finish(paper, tmp_path, stamp)
    first = opened(paper, tmp_path)
    finish(paper, tmp_path, stamp)

    assert stamp.calls == 1
    assert opened(paper, tmp_path) == first


def test_of_two_that_sign_at_once_the_first_one_wins(app: Flask, tmp_path: Path) -> None:
    paper = issued()
    finish(paper, tmp_path, None)

    class Slow(Stamp):
        def sign(self, pdf: bytes, *, now: datetime) -> SignedPaper:
            finish(paper, tmp_path, Stamp(b"the first"))
            return super().sign(pdf, now=now)

    finish(paper, tmp_path, Slow(b"the second"))

    assert opened(paper, tmp_path).endswith(b"the first")
    assert len(digests(tmp_path)) == 2, "the unsigned one for a minute, the first, no other"


def test_a_paper_that_is_opened_while_it_is_signed_is_inside_it_too(
    app: Flask, tmp_path: Path
) -> None:
    paper = issued("张\U0002a6d6")
    seen: list[bytes] = []

    class Slow(Stamp):
        def sign(self, pdf: bytes, *, now: datetime) -> SignedPaper:
            seen.append(opened(paper, tmp_path))
            return super().sign(pdf, now=now)

    finish(paper, tmp_path, Slow())

    signed = paper_file(paper.token, kinds=PaperKinds(), folder=tmp_path)
    assert is_signed(signed.pdf)
    assert signed.pdf.startswith(seen[0])
    assert signed.missing == ("\U0002a6d6",)


def test_a_paper_nobody_has_opened_is_kept_signed_only(app: Flask, tmp_path: Path) -> None:
    paper = issued("张\U0002a6d6")

    finish(paper, tmp_path, Stamp())

    assert len(digests(tmp_path)) == 1
    signed = paper_file(paper.token, kinds=PaperKinds(), folder=tmp_path)
    assert is_signed(signed.pdf)
    assert signed.missing == ("\U0002a6d6",)


def test_a_signer_that_changes_the_paper_is_not_believed(app: Flask, tmp_path: Path) -> None:
    paper = issued()

    class Forger:
        def sign(self, pdf: bytes, *, now: datetime) -> SignedPaper:
            return SignedPaper(pdf.replace(b"Onewindow", b"Twowindow") + b"startxref", "x")

    with pytest.raises(SignerChangedPaper):
        finish(paper, tmp_path, Forger())

    assert not is_signed(opened(paper, tmp_path))


def test_the_audit_says_that_it_was_signed(app: Flask, session: Session, tmp_path: Path) -> None:
    finish(issued(), tmp_path, Stamp())

    entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "paper.sign")).one()
    assert (entry.details, entry.staff_id) == ({"by": "印章服务"}, None)


@pytest.mark.parametrize("was_opened", [True, False])
def test_what_is_forgotten_while_it_is_signed_stays_forgotten(
    app: Flask, tmp_path: Path, was_opened: bool
) -> None:
    paper = issued()
    if was_opened:
        finish(paper, tmp_path, None)
    unsigned = digests(tmp_path)  # which the job of forgetting deletes

    class Slow(Stamp):
        def sign(self, pdf: bytes, *, now: datetime) -> SignedPaper:
            with transaction() as session:
                forget_papers(session, "case", ["6543210987654321"], now=NOW)
            return super().sign(pdf, now=now)

    finish(paper, tmp_path, Slow())

    assert digests(tmp_path) == unsigned


def test_a_forgotten_paper_asks_for_no_signature(app: Flask, tmp_path: Path) -> None:
    paper, stamp = issued(), Stamp()
    with transaction() as session:
        forget_papers(session, "case", ["6543210987654321"], now=NOW)

    finish(paper, tmp_path, stamp)

    assert stamp.calls == 0


@pytest.fixture
def at_work(app: Flask) -> Iterable[Stamp]:
    """A house that prints receipts and has them sealed outside."""
    app.extensions[EXTENSION], app.extensions[SIGNER] = kinds(), Stamp()
    return app.extensions[SIGNER]


def test_the_worker_finishes_first_prints_and_copies(
    app: Flask, session: Session, at_work: Stamp
) -> None:
    reprinted(issued().token)

    round_once(NOW + timedelta(days=1))

    assert at_work.calls == 2
    folder = Path(app.config["ONEWINDOW_DATA_DIR"]) / "papers"
    assert {*session.scalars(select(Paper.sha256))} <= digests(folder)


def test_the_unsigned_file_is_deleted_when_nobody_can_be_reading_it(
    app: Flask, session: Session, at_work: Stamp
) -> None:
    paper = issued()
    folder = Path(app.config["ONEWINDOW_DATA_DIR"]) / "papers"
    opened(paper, folder)

    round_once(NOW)
    round_once(NOW + MINUTE / 2)
    soon = digests(folder)
    round_once(NOW + MINUTE)

    row = find_paper(session, paper.token)
    assert row
    assert len(soon) == 2
    assert digests(folder) == {row.sha256}


def test_a_service_that_is_away_is_asked_again(app: Flask, at_work: Stamp, tmp_path: Path) -> None:
    paper = issued()
    folder = Path(app.config["ONEWINDOW_DATA_DIR"]) / "papers"

    class Away:
        def sign(self, pdf: bytes, *, now: datetime) -> SignedPaper:
            raise ConnectionError

    app.extensions[SIGNER] = Away()
    round_once(NOW)
    meanwhile = opened(paper, folder)
    app.extensions[SIGNER] = at_work
    round_once(NOW + MINUTE)

    assert not is_signed(meanwhile)
    assert is_signed(opened(paper, folder))
