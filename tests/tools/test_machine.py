"""What tests need is found, or one line says what to do."""

from pathlib import Path

import pytest

from tools.machine import Need, chromium, main, preflight


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


def test_a_program_for_java_is_a_file_that_may_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jar = tmp_path / "preflight.jar"
    assert not Need((str(jar),), (), "").is_met()
    jar.touch()
    assert Need((str(jar),), (), "").is_met()

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("ONEWINDOW_TEST_PREFLIGHT", str(jar))
    assert main(["preflight"]) == 0
    assert preflight() == str(jar)
