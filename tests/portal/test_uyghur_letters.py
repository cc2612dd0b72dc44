"""Uyghur is spelt with Uyghur letters: no search finds Arabic and Persian look-alikes."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from catalogue.phrases.names import WORDS
from tools.check_translations import read

DEMO = Path(__file__).parents[2] / "portal" / "demo"
LETTERS = "ئابپتجچخدرزژسشغفقكگڭلمنھەوۇۆۈۋېىي"
MARKS = "،؛؟«»"
VOWELS = "اەوۇۆۈېى"


def said_of_demo() -> Iterator[str]:
    for path in sorted(DEMO.glob("*.json")):
        yield from _in_uyghur(json.loads(path.read_text("utf-8")))


def said_of_common_words() -> Iterator[str]:
    for path in sorted(WORDS.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from (row["ug"] for row in csv.DictReader(file, delimiter="\t"))


def said_of_interface() -> Iterator[str]:
    for message in read("ug"):
        said = message.string
        yield from [said] if isinstance(said, str) else said or ()


def _in_uyghur(content: Any) -> Iterator[str]:
    if isinstance(content, list):
        for one in content:
            yield from _in_uyghur(one)
    elif isinstance(content, dict):
        for key, one in content.items():
            if key == "ug":
                several = one.values() if isinstance(one, dict) else one
                yield from [several] if isinstance(several, str) else several
            else:
                yield from _in_uyghur(one)


@pytest.fixture(params=[said_of_demo, said_of_common_words, said_of_interface])
def said(request: pytest.FixtureRequest) -> str:
    text = "\n".join(request.param())
    assert text.strip()
    return text


def test_no_letter_is_borrowed_from_another_language(said: str) -> None:
    arabic = {letter for letter in said if "\u0600" <= letter <= "\u06ff" or letter > "\ufb4f"}

    assert arabic <= {*LETTERS, *MARKS}


def test_no_word_begins_with_a_bare_vowel(said: str) -> None:
    words = "".join(letter if letter in LETTERS else " " for letter in said).split()

    assert [word for word in words if word[0] in VOWELS] == []
