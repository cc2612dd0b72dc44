"""Signed papers, read by programs that are not ours."""

import io
from functools import cache
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader

from documents.render import render
from documents.sheets import Fact, Facts, Sheet
from documents.signing.certificate import read_certificate
from documents.signing.pades import PadesSigner
from documents.signing.signer import CertificateUnfit, is_signed
from documents.values import Words, name
from tests.documents.reading import run_tool, text_of
from tests.documents.signing.certificates import NOW, YEAR, a_certificate, a_signer


@cache
def a_paper() -> bytes:
    sheet = Sheet(
        title=Words("收件凭证", "Receipt"),
        language="en",
        issued_at=NOW,
        blocks=(Facts((Fact(Words("申请人", "Applicant"), name("阿迪力江")),)),),
    )
    return render(sheet).pdf


@pytest.mark.parametrize("key", ["ec", "rsa2048"])
def test_a_reader_of_pdf_finds_the_signature_whole(tmp_path: Path, key: str) -> None:
    signed = a_signer(tmp_path, key=key).sign(a_paper(), now=NOW)

    file = tmp_path / "signed.pdf"
    file.write_bytes(signed.pdf)
    said = run_tool("pdfsig", "-nocert", str(file)).decode()
    assert "Signature is Valid." in said
    assert "ETSI.CAdES.detached" in said
    assert "Total document signed" in said
    assert "天山市政务服务中心" in said
    assert signed.by == "天山市政务服务中心"


def test_the_paper_stays_in_front_of_it_byte_for_byte(tmp_path: Path) -> None:
    paper = a_paper()
    signed = a_signer(tmp_path).sign(paper, now=NOW).pdf

    assert signed.startswith(paper)
    assert text_of(signed) == text_of(paper)
    assert (is_signed(paper), is_signed(signed)) == (False, True)


def test_one_changed_byte_is_noticed(tmp_path: Path) -> None:
    signed = a_signer(tmp_path).sign(a_paper(), now=NOW).pdf
    changed = signed.replace(b"/Creator(One", b"/Creator(Two", 1)

    assert len(changed) == len(signed)
    assert [is_intact(pdf, tmp_path) for pdf in (signed, changed)] == [True, False]


def is_intact(pdf: bytes, folder: Path) -> bool:
    reader = PdfFileReader(io.BytesIO(pdf))
    root = reader.embedded_signatures[0].signer_cert
    trust = ValidationContext(trust_roots=[root], allow_fetching=False, moment=NOW)
    status = validate_pdf_signature(reader.embedded_signatures[0], trust)
    return bool(status.intact and status.valid)


def test_it_stays_archivable(tmp_path: Path) -> None:
    """No new version, no extensions; title and dates as the XMP says; nothing to be drawn."""
    paper, signed = (
        PdfReader(io.BytesIO(pdf))
        for pdf in (a_paper(), a_signer(tmp_path).sign(a_paper(), now=NOW).pdf)
    )

    assert set(signed.root_object) - set(paper.root_object) == {"/AcroForm"}
    assert signed.metadata == paper.metadata
    (mark,) = signed.pages[0]["/Annots"]
    assert [float(side) for side in mark.get_object()["/Rect"]] == [0, 0, 0, 0]
    assert mark.get_object()["/F"] & 4, "PDF/A wants every annotation to be printed"


def test_certificates_between_ours_and_the_root_go_with_it(tmp_path: Path) -> None:
    middle = read_certificate(a_certificate(tmp_path, name="新疆CA"), "", now=NOW).certificate
    file = a_certificate(tmp_path, issuer="新疆CA", chain=(middle,))

    signed = PadesSigner(read_certificate(file, "", now=NOW)).sign(a_paper(), now=NOW).pdf

    (signature,) = PdfFileReader(io.BytesIO(signed)).embedded_signatures
    others = [one.subject.human_friendly for one in signature.other_embedded_certs]
    assert others == ["Common Name: 新疆CA"]


def test_nothing_is_signed_with_a_certificate_that_expired_meanwhile(tmp_path: Path) -> None:
    signer = a_signer(tmp_path)

    with pytest.raises(CertificateUnfit, match="expired"):
        signer.sign(a_paper(), now=NOW + 20 * YEAR)
