"""What stands on every page: the mark of a copy, the head that says which paper it is."""

from dataclasses import replace

import pytest

from documents.layout.running import Running
from documents.layout.setter import Setter
from documents.layout.theme import TOP
from documents.pdf.structure import Element
from documents.render import render
from documents.sheets import CopyMark
from documents.text.reading import Reading
from documents.values import PaperSize, Words
from tests.documents.builders import a_receipt, a_sheet, a_table
from tests.documents.reading import page_texts, squeezed, text_of

COPY = CopyMark(Words("副本", "Copy"), Words("张三补打", "printed by Zhang"))


@pytest.mark.parametrize("language", ["en", "ug", "mn-Mong"])
def test_a_head_that_is_too_long_for_two_lines_says_that_it_goes_on(language: str) -> None:
    short, long = Words("居住证申领", "abc def"), Words("居住证" * 40, "abc def " * 40)
    sheet = a_sheet(language, a_table(80, language))

    heads = [
        page_texts(render(replace(sheet, running=running)).pdf)[1] for running in (short, long)
    ]

    assert [head.count("…") for head in heads] == [0, 2]


def test_a_copy_says_so_on_every_page() -> None:
    pages = page_texts(render(a_sheet("en", a_table(60, "en"), copy=COPY)).pdf)

    assert len(pages) > 1
    assert all("副本" in page and "printed by Zhang" in page for page in pages)


@pytest.mark.parametrize("language", ["ug", "mn-Mong"])
def test_the_mark_of_a_copy_never_reaches_into_the_text(language: str) -> None:
    long = CopyMark(Words("副本", "x " * 60), Words("张三补打"))
    sheet = replace(a_receipt(language), copy=long)

    tall = Running(sheet, Setter(57, 482, Reading(language)), 842, Element("Document"))

    assert tall.text_top > TOP[PaperSize.A4]
    assert (
        Running(replace(sheet, copy=COPY), tall.setter, 842, tall.root).text_top
        == TOP[PaperSize.A4]
    )


def test_a_copy_says_so_in_both_scripts_of_chinese() -> None:
    mark = CopyMark(Words("副本", "副本"), Words("张三补打", "張三補打"))

    copied = squeezed(text_of(render(a_sheet("zh-Hant", copy=mark)).pdf))

    assert "副本张三补打" in copied
    assert "張三補打" in copied
