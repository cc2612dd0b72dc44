"""A wrong or missing setting ends every program of ours with one line that names it."""

import subprocess
import sys
from pathlib import Path

import pytest

from portal.settings import SettingProblem, read_settings
from tests.serving import ROOT, environment
from tools.postgres import free_port
from tools.serve import gunicorn_command

PROGRAMS = {
    "flask": [sys.executable, "-m", "flask", "--app", "wsgi", "audit", "verify"],
    "gunicorn": [str(part) for part in gunicorn_command(free_port(), 2)],
    "make run": [sys.executable, "-m", "tools.serve", f"--port={free_port()}", "--demo=no"],
}
POSTGRES = "postgresql://hall@db/hall"


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_ends_with_one_line(tmp_path: Path, program: str) -> None:
    env = environment(f"sqlite:///{tmp_path}/hall.sqlite", tmp_path, LANGUAGES="tlh")

    done = subprocess.run(
        PROGRAMS[program], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )

    assert done.returncode != 0
    assert done.stdout == ""
    assert done.stderr == "ONEWINDOW_LANGUAGES: knows no language 'tlh'\n"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://root@localhost/hall"),
        ("DATABASE_URL", "sqlite:////nowhere/hall.sqlite"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "postgresql://hall@db:port/hall"),
        ("DATABSE_URL", POSTGRES),
        ("DATA_DIR", "/proc/nowhere"),
        ("REDIS_URL", "redis://cache:port/0"),
        ("PUBLIC_BASE_URL", "http://[hall"),
        ("MAIL_URL", "pigeon://loft"),
        ("SMS_URL", "smoke://[hill"),
        ("INDEX_KEY", "short"),
    ],
)
def test_names_what_is_wrong(tmp_path: Path, name: str, value: str) -> None:
    assert _problem(tmp_path, **{name: value}).startswith(f"ONEWINDOW_{name}: ")


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATA_KEY", "INDEX_KEY"])
def test_names_a_key_that_is_missing(tmp_path: Path, name: str) -> None:
    keys = dict.fromkeys({"SECRET_KEY", "DATA_KEY", "INDEX_KEY"} - {name}, "long enough to be one")

    assert _problem(tmp_path, DATABASE_URL=POSTGRES, **keys).startswith(f"ONEWINDOW_{name}: ")


@pytest.mark.parametrize("kept", [b"", b"cut", b"\xff\xfe\x00"])
def test_names_a_kept_key_that_is_damaged(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / "index_key.key").write_bytes(kept)

    assert _problem(tmp_path).startswith("ONEWINDOW_INDEX_KEY: the kept key in ")


def _problem(tmp_path: Path, **given: str) -> str:
    with pytest.raises(SettingProblem) as caught:
        read_settings({"DATA_DIR": str(tmp_path), **given}, tmp_path)
    said = str(caught.value)
    assert "\n" not in said
    return said
