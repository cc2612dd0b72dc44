from pathlib import Path

import pytest

from portal.settings import SettingProblem, read_settings

KEY = "a key that is long enough"


def read(tmp_path: Path, **given: str) -> object:
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
        ("KEEP_CASES_YEARS", "9"),
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


def test_postgresql_asks_for_keys(tmp_path: Path) -> None:
    with pytest.raises(SettingProblem, match=r"^ONEWINDOW_SECRET_KEY: "):
        read(tmp_path, DATABASE_URL="postgresql://x@localhost/y")


def test_the_embedded_form_makes_its_keys_once(tmp_path: Path) -> None:
    first, second = read(tmp_path), read(tmp_path)

    assert first == second
    assert (tmp_path / "data" / "secret_key.key").stat().st_mode & 0o077 == 0
