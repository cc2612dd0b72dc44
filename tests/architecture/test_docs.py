"""The documents name what is there: each package, each command, each setting."""

import re
from pathlib import Path

import pytest

from tests.architecture.house import PACKAGES, ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")
FILE = re.compile(r"`((?:[a-z_]+/)+[a-z_]+\.(?:py|html|po|json|toml|css|js))`")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    targets = [path.parent / target for target in LINK.findall(path.read_text(encoding="utf-8"))]

    assert [str(target) for target in targets if not target.exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_files_that_are_named_exist(path: Path) -> None:
    named = FILE.findall(path.read_text(encoding="utf-8"))

    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_readme_maps_every_package() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert [name for name in PACKAGES if f"{name}/" not in readme] == []
