"""What tests need is found, or one line says what to do."""

from pathlib import Path

import pytest

from tools.machine import Need, chromium, main


def test_a_program_goes_by_any_of_its_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    program = tmp_path / "google-chrome"
    program.touch(mode=0o755)

    assert Need(("chromium", "google-chrome"), (), "").is_met()
    assert not Need(("chromium", "google-chrome"), (), "", all_of=True).is_met()
    assert chromium() == str(program)


def test_what_is_missing_and_cannot_be_installed_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert main(["chromium", "zbar"]) == 1

    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert "apt-get install chromium zbar-tools" in said[0]
