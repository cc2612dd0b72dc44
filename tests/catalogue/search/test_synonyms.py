"""The table of everyday words."""

from pathlib import Path

import catalogue.search.synonyms as module
from catalogue.search.analysis import folded_runs
from catalogue.search.synonyms import synonyms

TABLE = Path(module.__file__).parent / "synonyms.tsv"


def _rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_every_row_has_a_language_an_everyday_word_and_an_official_one() -> None:
    assert all(len(row) == 3 and all(part == part.strip() != "" for part in row) for row in _rows())
    assert len(_rows()) >= 250


def test_no_everyday_word_stands_twice() -> None:
    keys = [(lang, module.key_of(folded_runs(everyday))) for lang, everyday, _ in _rows()]

    assert len(keys) == len(set(keys))


def test_official_words_are_chinese() -> None:
    officials = {word for _, _, official in _rows() for word in official.replace("|", " ").split()}

    assert all("\u4e00" <= word[0] <= "\u9fff" for word in officials)


def test_uyghur_endings_do_not_hide_a_word() -> None:
    entry = synonyms().find(folded_runs("پاسپورتىمنى"))

    assert entry is not None
    assert entry.officials == (("护照",),)
