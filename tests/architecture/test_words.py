"""Translations keep what a sentence needs: its placeholders, its forms, its letters."""

import pytest
from babel.messages.pofile import read_po

from portal.words.catalogues import path_of
from tests.architecture.house import ROOT
from tools.check_translations import NEEDED, SOURCE, found_locales

LOCALES = sorted({*NEEDED, *found_locales()} - {SOURCE})


@pytest.mark.parametrize("locale", LOCALES)
def test_translations_keep_their_placeholders(locale: str) -> None:
    with path_of(locale).open("rb") as file:
        catalogue = read_po(file, locale=locale)

    errors = [(said.id, str(error)) for said in catalogue for error in said.check(catalogue)]

    assert errors == []


@pytest.mark.parametrize("locale", LOCALES)
def test_translations_carry_no_invisible_marks(locale: str) -> None:
    """Direction is said by the page (`dir`, `<bdi>`), not by characters nobody can see."""
    text = path_of(locale).read_text(encoding="utf-8")

    assert {
        hex(ord(mark)) for mark in text if mark in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    } == set()


def test_compiled_words_are_not_kept() -> None:
    ignored = (ROOT / ".gitignore").read_text()

    assert "*.mo" in ignored.splitlines()
