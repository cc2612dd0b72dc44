"""A copy of the translations, and the two commands."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from lxml import etree

from kernel.locales import LANGUAGES
from portal.words import catalogues
from tests.application import build_app

SPACE = "{urn:oasis:names:tc:xliff:document:2.0}"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def translations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the translations of today, to be changed."""
    folder = tmp_path / "translations"
    shutil.copytree(catalogues.CATALOGUES, folder, ignore=shutil.ignore_patterns("*.mo"))
    monkeypatch.setattr(catalogues, "CATALOGUES", folder)
    return folder


@pytest.fixture(scope="module")
def house(first_folder: Path) -> Flask:
    """The application; words need no database."""
    return build_app(f"sqlite:///{first_folder / 'unused.db'}", first_folder)


@pytest.fixture
def run(house: Flask, translations: Path) -> Run:
    """Call `flask words ...`; return its status, what it said and what it complained of."""

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        args = ["words", *(str(argument) for argument in arguments)]
        result = house.test_cli_runner().invoke(args=args)
        return result.exit_code, result.stdout, result.stderr

    return call


class ToolFile:
    """An exported file in the hands of another program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.tree = etree.parse(path)

    def unit(self, english: str, form: str = "") -> etree._Element:
        """Return the unit of a sentence, or of one of its forms."""
        (note,) = [
            note
            for note in self.tree.iter(f"{SPACE}note")
            if note.get("category") == "en" and (note.text or "").split(" | ")[0] == english
        ]
        owner = note.getparent().getparent()
        if not form:
            return owner
        return next(unit for unit in owner.iter(f"{SPACE}unit") if unit.get("name") == form)

    def say(self, english: str, target: str, form: str = "") -> None:
        """Write another translation; codes are written as plain text."""
        self.target(english, form).text = target

    def target(self, english: str, form: str = "") -> etree._Element:
        """Return an emptied target of a unit."""
        segment = self.unit(english, form).find(f"{SPACE}segment")
        found = segment.find(f"{SPACE}target")
        if found is None:
            found = etree.SubElement(segment, f"{SPACE}target")
        found.clear()
        return found

    def save(self) -> Path:
        """Write the file as the other program writes XML."""
        self.tree.write(self.path, encoding="utf-8", xml_declaration=True)
        return self.path


@pytest.fixture
def exported(run: Run, tmp_path: Path) -> Callable[[str], ToolFile]:
    """Export a language as XLIFF and open it with another program."""

    def export(tag: str) -> ToolFile:
        path = tmp_path / f"{tag}.xlf"
        assert run("export", tag, path)[0] == 0
        return ToolFile(path)

    return export


def catalogue(folder: Path, tag: str) -> Path:
    """Return the file of a language."""
    return folder / LANGUAGES[tag].babel / "LC_MESSAGES" / "messages.po"


def changed_lines(before: str, after: str) -> list[str]:
    """Return the lines that are new."""
    old = before.splitlines()
    return [line for line in after.splitlines() if line not in old]
