from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from portal.settings import SettingProblem, Settings, read_settings
from portal.signing import DEMO_CERTIFICATE
from tests.documents.signing.certificates import NOW, YEAR, a_certificate

KEY = "a key that is long enough"


def read(tmp_path: Path, **given: str) -> Settings:
    return read_settings({"DATA_DIR": str(tmp_path / "data"), **given}, tmp_path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://x/y"),
        ("DATABASE_URL", "sqlite://"),
        ("REDIS_URL", "http://x"),
        ("PUBLIC_BASE_URL", "hall.example"),
        ("PUBLIC_BASE_URL", "https://hall.example/path"),
        ("LANGUAGES", "zh-Hans,xx"),
        ("SECRET_KEY", "short"),
        ("MAIL_URL", "pigeon://loft"),
        ("SMS_URL", "smoke"),
        ("TRUSTED_PROXIES", "-1"),
        ("TRUSTED_PROXIES", "all"),
        ("TRUSTED_PROXIES", "10"),
        ("SIGNING_CERTIFICATE", "/nowhere/office.p12"),
        ("SIGNING_PASSPHRASE", "opens nothing"),
        ("LOCKED_FIELDS", "name,hours"),
        ("KEEP_CASES_YEARS", "9"),
        ("CHECK_MONTHS", "121"),
        ("CHECK_MONTHS", "a year"),
        ("SEARCH_MEANING", "maybe"),
        ("DATA_LICENCE", "CC BY 4.0"),
        ("DATA_LICENCE", 'https://licence.example/">; rel="next'),
        ("KEEP_CASES_YEARS", "100"),
        ("KEEP_CASES_YEARS", "for ever"),
    ],
)
def test_a_wrong_setting_ends_the_program_with_its_name(
    tmp_path: Path, name: str, value: str
) -> None:
    with pytest.raises(SettingProblem, match=f"^ONEWINDOW_{name}: "):
        read(tmp_path, **{name: value})


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(SettingProblem, match=r"^ONEWINDOW_DATA_DIR: "):
        read_settings({"DATA_DIR": str(tmp_path / "file" / "data")}, tmp_path)


def test_programs_that_start_at_once_share_a_folder(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as programs:
        read_by = list(programs.map(lambda _: read(tmp_path), range(400)))

    assert {settings.data_dir for settings in read_by} == {tmp_path / "data"}


def test_postgresql_asks_for_keys(tmp_path: Path) -> None:
    with pytest.raises(SettingProblem, match=r"^ONEWINDOW_SECRET_KEY: "):
        read(tmp_path, DATABASE_URL="postgresql://x@localhost/y")


def test_the_embedded_form_makes_its_keys_once(tmp_path: Path) -> None:
    first, second = read(tmp_path), read(tmp_path)

    assert first == second
    assert (tmp_path / "data" / "secret_key.key").stat().st_mode & 0o077 == 0


def test_a_certificate_is_looked_at_when_the_program_starts(tmp_path: Path) -> None:
    file = a_certificate(tmp_path, issuer="新疆CA", passphrase="correct horse")

    known = read(tmp_path, SIGNING_CERTIFICATE=str(file), SIGNING_PASSPHRASE="correct horse")

    assert known.signing_certificate
    assert known.signing_certificate.by == "天山市政务服务中心"
    assert not known.signing_certificate.is_self_made


@pytest.mark.parametrize(
    ("given", "passphrase", "problem"),
    [
        ({"begins": NOW - 20 * YEAR, "lasts": YEAR}, "", "the certificate expired on "),
        ({"begins": NOW + 20 * YEAR}, "", "the certificate is valid from "),
        ({"passphrase": "correct"}, "wrong", ".* ONEWINDOW_SIGNING_PASSPHRASE does not open it"),
        ({"use": "key_agreement"}, "", "the certificate is not made for signing"),
    ],
)
def test_a_certificate_that_cannot_sign_ends_the_program(
    tmp_path: Path, given: dict[str, Any], passphrase: str, problem: str
) -> None:
    file = a_certificate(tmp_path, **given)

    with pytest.raises(SettingProblem, match=f"^ONEWINDOW_SIGNING_CERTIFICATE: {problem}"):
        read(tmp_path, SIGNING_CERTIFICATE=str(file), SIGNING_PASSPHRASE=passphrase)


def test_the_certificate_of_the_demo_serves_at_home_only(tmp_path: Path) -> None:
    folder = read(tmp_path).data_dir
    a_certificate(tmp_path).rename(folder / DEMO_CERTIFICATE)

    at_home, outside = (
        read(tmp_path, PUBLIC_BASE_URL=base).signing_certificate
        for base in ("http://127.0.0.1:8000", "https://hall.example")
    )

    assert at_home
    assert at_home.is_demo
    assert outside is None


def test_without_a_certificate_papers_are_not_signed(tmp_path: Path) -> None:
    assert read(tmp_path).signing_certificate is None


def test_what_a_standard_decides_alone_is_a_setting(tmp_path: Path) -> None:
    assert len(read(tmp_path).locked_fields) == 9
    assert read(tmp_path, LOCKED_FIELDS="name, legal_limit").locked_fields == (
        "name",
        "legal_limit",
    )
    assert read(tmp_path, LOCKED_FIELDS="nothing").locked_fields == ()
