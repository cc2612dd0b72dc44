"""Readers of PDF list title and headings beside the pages, and jump to them."""

import io

import pytest
from pypdf import PdfReader

from documents.render import render
from documents.sheets import Heading, Paragraph
from documents.values import Words
from tests.documents.builders import a_receipt, a_sheet, a_table
from tests.documents.words import LANGUAGES, words

Jump = tuple[str, int, tuple[float, float]]  # words, page, place


def outline(pdf: bytes) -> tuple[Jump, list[Jump]]:
    """Return the title, and what stands below it."""
    reader = PdfReader(io.BytesIO(pdf), strict=True)

    def jump(item: object) -> Jump:
        page = reader.get_destination_page_number(item)  # type: ignore[arg-type]
        return item.title, page + 1, (float(item.left), float(item.top))  # type: ignore[attr-defined]

    title, *below = reader.outline
    return jump(title), [jump(item) for item in (below[0] if below else [])]


@pytest.mark.parametrize("language", LANGUAGES)
def test_title_and_headings_are_listed_in_the_language_of_the_reader(language: str) -> None:
    title, headings = outline(render(a_receipt(language)).pdf)

    said = [words(language, zh) for zh in ("收件凭证", "已收材料")]
    assert [title[0], *(heading[0] for heading in headings)] == [
        one.local or one.zh for one in said
    ]


def test_a_jump_leads_to_the_page_and_the_height_of_its_heading() -> None:
    blocks = [Heading(Words("甲")), a_table(60), Heading(Words("乙")), Heading(Words("丙"))]

    _, headings = outline(render(a_sheet("zh-Hans", *blocks)).pdf)

    assert [name for name, _, _ in headings] == ["甲", "乙", "丙"]
    assert [page for _, page, _ in headings] == [1, 2, 2]
    assert headings[1][2][1] > headings[2][2][1]


def test_where_lines_run_downwards_a_jump_leads_to_the_right() -> None:
    (_, _, (title, height)), headings = outline(render(a_receipt("mn-Mong")).pdf)

    assert [top for _, _, (_, top) in headings] == [height]
    assert headings[0][2][0] > title


def test_words_in_a_bookmark_are_one_line_without_direction_marks() -> None:
    title, headings = outline(render(a_sheet("ug", title=Words("甲\n\u2066乙\u2069"))).pdf)

    assert title[0] == "甲 乙"
    assert headings == []


def test_a_heading_cut_over_two_pages_is_listed_once() -> None:
    huge = Heading(Words("很长的标题" * 500))

    _, headings = outline(render(a_sheet("zh-Hans", huge, Paragraph(Words("正文")))).pdf)

    assert len(headings) == 1


def test_a_sheet_without_a_title_is_set_all_the_same() -> None:
    title, _ = outline(render(a_sheet(title=Words(""))).pdf)

    assert title[0] == ""
