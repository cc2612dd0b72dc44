"""What the pen draws stays where the layout keeps room for it."""

import re

import pytest

from documents.render import render
from documents.sheets import Paragraph
from documents.values import Words
from tests.documents.builders import a_sheet
from tests.documents.reading import run_tool

BLANK = "\U0002a6d6"  # what the words on a ruled blank stand for when they are copied
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<')


@pytest.mark.parametrize(("language", "across"), [("kk", "y"), ("mn-Mong", "x")])
def test_the_words_on_a_blank_stay_in_their_line(language: str, across: str) -> None:
    sheet = a_sheet(language, Paragraph(Words(f"张{BLANK}明\n好好")))
    found = run_tool("pdftotext", "-bbox", "-", "-", content=render(sheet).pdf).decode()

    boxes = {
        word: (float(a), float(b), float(c), float(d)) for a, b, c, d, word in WORD.findall(found)
    }

    start, end = (0, 2) if across == "x" else (1, 3)
    mark, beside = boxes[BLANK], boxes["明"]
    assert beside[start] < mark[start] < mark[end] < beside[end]
