"""A certificate is looked at before papers rest on it."""

from datetime import timedelta
from pathlib import Path

import pytest

from documents.signing.certificate import read_certificate
from documents.signing.signer import CertificateUnfit
from tests.documents.signing.certificates import NOW, YEAR, a_certificate


def problem(file: Path, passphrase: str = "") -> str:
    with pytest.raises(CertificateUnfit) as caught:
        read_certificate(file, passphrase, now=NOW)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("key", ["ec", "rsa2048"])
def test_a_locked_file_is_opened(tmp_path: Path, key: str) -> None:
    file = a_certificate(tmp_path, key=key, passphrase="correct horse")

    office = read_certificate(file, "correct horse", now=NOW)

    assert office.name == "天山市政务服务中心"
    assert office.is_self_made


def test_who_else_vouches_for_it_is_seen(tmp_path: Path) -> None:
    office = read_certificate(a_certificate(tmp_path, issuer="新疆CA"), "", now=NOW)

    assert not office.is_self_made


@pytest.mark.parametrize("passphrase", ["", "wrong"])
def test_a_wrong_passphrase_is_named(tmp_path: Path, passphrase: str) -> None:
    file = a_certificate(tmp_path, passphrase="correct horse")

    assert "ONEWINDOW_SIGNING_PASSPHRASE does not open it" in problem(file, passphrase)


@pytest.mark.parametrize("content", [b"", b"no certificate", b"\x30\x82"])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "office.p12"
    file.write_bytes(content)

    assert "is no PKCS#12 file" in problem(file)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert problem(tmp_path / "none.p12").startswith(f"cannot read {tmp_path / 'none.p12'} (")


def test_an_expired_one_is_refused(tmp_path: Path) -> None:
    file = a_certificate(tmp_path, begins=NOW - 2 * YEAR, lasts=YEAR)

    assert problem(file) == "the certificate expired on 2025-11-22"


def test_one_whose_time_has_not_come_is_refused(tmp_path: Path) -> None:
    file = a_certificate(tmp_path, begins=NOW + timedelta(days=1))

    assert problem(file) == "the certificate is valid from 2026-11-23 on, not yet"


@pytest.mark.parametrize("key", ["rsa1024", "ed25519"])
def test_a_key_that_readers_of_pdf_do_not_trust_is_refused(tmp_path: Path, key: str) -> None:
    assert "needs an elliptic curve key" in problem(a_certificate(tmp_path, key=key))


def test_one_made_for_another_use_is_refused(tmp_path: Path) -> None:
    file = a_certificate(tmp_path, use="key_encipherment")

    assert problem(file) == "the certificate is not made for signing"
