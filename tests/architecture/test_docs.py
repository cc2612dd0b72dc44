"""The documents name what is there: each path, each package, each command, each setting."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from portal.commands import GROUPS
from portal.settings import Settings
from tests.architecture.house import PACKAGES, ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")
PATH = re.compile(r"`((?:[A-Za-z_.-]+/)+[\w.-]*)`")
MADE = (".venv/", "instance/", "node_modules/", "DATA_DIR/")  # not there before the first start
DERIVED = {"trusted_hosts"}  # from other settings


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    targets = [path.parent / target for target in LINK.findall(path.read_text(encoding="utf-8"))]

    assert [str(target) for target in targets if not target.exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_files_that_are_named_exist(path: Path) -> None:
    named = PATH.findall(path.read_text(encoding="utf-8"))

    assert [name for name in named if not (name.startswith(MADE) or (ROOT / name).exists())] == []


def test_the_readme_maps_every_package() -> None:
    assert [name for name in PACKAGES if f"`{name}/`" not in README] == []


def test_the_readme_names_every_setting() -> None:
    settings = {*Settings.__dataclass_fields__} - DERIVED

    assert {name for name in settings if f"`{name.upper()}`" not in README} == set()


def test_the_readme_names_every_command() -> None:
    commands = {
        f"{group} {name}"
        for group, modules in GROUPS.items()
        for module in modules
        for name in import_module(module).COMMANDS
    }
    lines = [line for line in README.splitlines() if line.startswith("| `flask ")]
    named = {
        f"{line.split()[2].strip('`')} {word}"
        for line in lines
        for word in re.findall(r"[\w-]+", line)
    }

    assert commands - named == set()


def test_pictures_are_small_enough_to_be_loaded_every_time() -> None:
    sizes = {path.name: path.stat().st_size for path in (ROOT / "docs" / "pictures").iterdir()}

    assert {name: size for name, size in sizes.items() if size > 120 * 1024} == {}
