"""The guide on paper says what the page says, and tells its reader on which page."""

import re

import pytest

from catalogue.pdf.guide import guide_sheet
from documents.render import render
from documents.sheets import Contents, Heading, Sheet
from documents.text.cleaning import plain
from tests.catalogue.builders import a_material, some_facts
from tests.catalogue.pdf.builders import AROUND, full_facts, published
from tests.documents.reading import (
    page_texts,
    squeezed,
    text_of,
)
from tests.documents.tagged import TaggedPdf, tags

LANGUAGES = ("zh-Hans", "en", "ug")
pytestmark = [  # nothing of it is in a database
    pytest.mark.usefixtures("app"),
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]


def a_guide(tag: str) -> Sheet:
    return guide_sheet(published(full_facts()), AROUND, tag)


def test_each_part_of_the_page_is_on_paper() -> None:
    copied = squeezed(text_of(render(a_guide("zh-Hans")).pdf))

    for said in (
        "居住证申领", "公安局", "在本地居住满半年", "需要现场采集指纹", "第9号材料", "原件1份",
        "有合法稳定住所", "受理", "工本费", "¥20.00", "价费字12号", "居住证暂行条例",
        "一楼三号窗口", "0900-1000107", "12345", "可以代办吗", "林晓峰", "本指南第3版",
    ):  # fmt: skip
        assert squeezed(said) in copied, said


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_contents_name_the_pages_of_the_headings(tag: str) -> None:
    sheet = a_guide(tag)
    contents = next(block for block in sheet.blocks if isinstance(block, Contents))
    headings = [block.words for block in sheet.blocks if isinstance(block, Heading)]

    pages = page_texts(render(sheet).pdf)

    assert contents.entries == tuple(headings)
    assert len(pages) >= 3
    last = plain(headings[-1].zh)
    on = [number for number, page in enumerate(pages, 1) if last in page]
    assert on[-1] > 1
    entry = next(line for line in pages[0].splitlines() if last in line)
    assert str(on[-1]) in re.findall(r"\d+", entry)


@pytest.mark.parametrize("tag", ["ug", "kk-Arab"])
def test_a_phone_that_a_translator_wrote_is_drawn_as_it_is_dialled(tag: str) -> None:
    said = {tag: {"consult": "مەسلىھەت تېلېفونى 0991-2345678، 2026-11-23 كۈنى"}}
    facts = full_facts(consult="咨询电话 0991-2345678", texts=said)

    paper = TaggedPdf(render(guide_sheet(published(facts), AROUND, tag)).pdf)
    drawn = [leaf.words for leaf in paper.leaves]

    (line,) = (words for words in drawn if "0991" in words and "咨询" not in words)
    assert "0991-2345678" in line
    assert "2026-11-23" in line


def test_further_pages_say_which_guide_they_belong_to() -> None:
    pages = page_texts(render(a_guide("en")).pdf)

    for page in pages[1:]:
        head = page.lstrip().splitlines()[0]
        assert "居住证申领" in head
        assert "Residence permit" in head
    assert "Residence permit" not in pages[0].lstrip().splitlines()[0]


def test_a_guide_of_one_page_needs_no_contents() -> None:
    facts = some_facts(code="L-1", materials=(a_material(),))

    pages = page_texts(render(guide_sheet(published(facts), AROUND, "zh-Hans")).pdf)

    assert len(pages) == 1
    assert "目录" not in pages[0]


def test_a_screen_reader_finds_contents_headings_and_heads_of_tables() -> None:
    found = tags(render(a_guide("en")).pdf)

    names = [one["/S"] for one in found]
    assert names.count("/H1") == 2  # Chinese and English
    assert names.count("/H2") == 2 * 9
    assert names.count("/TOCI") == 9
    assert {str(one["/A"]["/Scope"]) for one in found if one["/S"] == "/TH"} == {"/Row", "/Column"}


def test_what_exists_in_chinese_only_is_marked_as_chinese() -> None:
    facts = full_facts(texts={"en": {"name": "Residence permit"}})

    read = tags(render(guide_sheet(published(facts), AROUND, "en")).pdf)

    assert "/Lang" in next(one for one in read if one["/S"] == "/P")
    assert any(one.get("/Lang") == "zh-Hans" for one in read if one["/S"] == "/P")


def test_texts_that_are_chinese_only_are_also_in_traditional_characters() -> None:
    text = text_of(render(a_guide("zh-Hant")).pdf)

    assert "一樓三號窗口" in text
    assert "只有中文" not in text


def test_materials_that_are_none_are_not_listed() -> None:
    facts = full_facts(materials=(a_material("无需材料"),))

    text = text_of(render(guide_sheet(published(facts), AROUND, "en")).pdf)

    assert "You need to bring nothing." in text
