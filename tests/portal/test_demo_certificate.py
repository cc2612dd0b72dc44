"""The demo signs with a certificate of its own, which pretends nothing."""

from pathlib import Path

from documents.signing.certificate import read_certificate
from kernel import clock
from portal.demo.certificate import make_certificate
from portal.settings import read_settings
from portal.signing import DEMO_CERTIFICATE
from tests.clock import NOW


def test_papers_of_the_demo_are_signed_by_an_office_that_says_it_is_fictional(
    tmp_path: Path,
) -> None:
    name = make_certificate(tmp_path, now=NOW)

    office = read_certificate(tmp_path / DEMO_CERTIFICATE, "", now=NOW)
    assert office.name == name == "云澜地区政务服务中心（演示用虚构机构）"
    assert office.is_self_made


def test_a_house_with_the_demo_takes_it_without_being_told(tmp_path: Path) -> None:
    make_certificate(tmp_path, now=clock.now())

    known = read_settings({"DATA_DIR": str(tmp_path)}, tmp_path).signing_certificate

    assert known
    assert (known.is_demo, known.is_self_made) == (True, True)


def test_its_key_is_kept_from_other_accounts(tmp_path: Path) -> None:
    make_certificate(tmp_path, now=NOW)

    assert (tmp_path / DEMO_CERTIFICATE).stat().st_mode & 0o077 == 0
