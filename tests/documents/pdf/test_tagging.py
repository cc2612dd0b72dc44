"""A screen reader finds headings, tables and languages; an archive finds what it asks for."""

import io
from collections import Counter

import pytest
from pypdf import PdfReader

from documents.render import render
from documents.sheets import CopyMark, Paragraph
from documents.values import Words
from tests.documents.builders import a_receipt, a_sheet, a_table
from tests.documents.reading import run_tool, squeezed
from tests.documents.tagged import TaggedPdf, tags
from tests.documents.words import LANGUAGES


def test_every_part_of_a_receipt_has_its_tag() -> None:
    counts = Counter(str(one["/S"]) for one in tags(render(a_receipt("en", rows=4)).pdf))

    assert counts["/H1"] == 2  # Chinese and English
    assert counts["/H2"] == 2
    assert counts["/Table"] == 2
    assert counts["/TR"] == 2 + 1 + 4
    assert counts["/TH"] == 4 + 3
    assert counts["/LI"] == 2
    assert counts["/Figure"] == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_is_read_out_row_by_row_in_the_order_of_its_columns(language: str) -> None:
    table = a_table(3, language)

    read = [leaf.words for leaf in TaggedPdf(render(a_sheet(language, table)).pdf).leaves]

    cells = [column.head for column in table.columns] + [cell for row in table.rows for cell in row]
    texts = [text for cell in cells for text in dict.fromkeys((cell.zh, cell.local)) if text]
    assert [sorted(squeezed(one)) for one in read[1:]] == [sorted(squeezed(one)) for one in texts]


def test_heads_say_what_they_head() -> None:
    scopes = [
        str(one["/A"]["/Scope"]) for one in tags(render(a_receipt("ug")).pdf) if one["/S"] == "/TH"
    ]

    assert Counter(scopes) == {"/Row": 4, "/Column": 3}


def test_chinese_beside_another_language_says_that_it_is_chinese() -> None:
    sheet = a_sheet("ug", Paragraph(Words("请妥善保管", "ياخشى ساقلاڭ")))
    pdf = render(sheet).pdf

    assert TaggedPdf(pdf).catalog["/Lang"] == "ug"
    assert [one.get("/Lang") for one in tags(pdf) if one["/S"] == "/P"] == ["zh-Hans", None]


def test_the_code_and_the_boxes_are_read_out() -> None:
    found = tags(render(a_receipt()).pdf)

    assert [one["/Alt"] for one in found if one["/S"] == "/Figure"] == ["QR"]
    assert [one["/ActualText"] for one in found if one["/S"] == "/Lbl"] == ["☐", "☑"]


def test_a_repeated_head_and_a_copy_mark_are_read_out_once() -> None:
    mark = CopyMark(Words("副本"), Words("张三补打"))
    pdf = render(a_sheet("zh-Hans", a_table(80), copy=mark)).pdf

    read = run_tool("pdfinfo", "-struct-text", "-", content=pdf).decode()

    assert read.count("材料名称") == 1
    assert read.count("副本") == 1
    assert read.count("居民身份证") == 80


def test_words_stay_apart_where_a_line_ends() -> None:
    text = "The department decides within five working days whether it accepts " * 3
    pdf = render(a_sheet("en", Paragraph(Words("受理", text)))).pdf

    read = run_tool("pdfinfo", "-struct-text", "-", content=pdf).decode()

    assert " ".join(text.split()) in " ".join(read.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_marked_content_belongs_to_an_element(language: str) -> None:
    pdf = render(a_receipt(language, rows=40)).pdf
    reader = PdfReader(io.BytesIO(pdf))
    numbers = TaggedPdf(pdf).catalog["/StructTreeRoot"]["/ParentTree"]["/Nums"]

    for place, page in enumerate(reader.pages):
        content = page.get_contents().get_data().decode()  # type: ignore[union-attr]
        owners = numbers[2 * place + 1].get_object()
        assert page["/StructParents"] == numbers[2 * place] == place
        assert content.count("/MCID") == len(owners)
        assert content.count("BDC") + content.count("BMC") == content.count("EMC")


def test_the_file_declares_its_archive_format_and_its_colours() -> None:
    pdf = render(a_receipt("en")).pdf
    catalog = TaggedPdf(pdf).catalog

    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in (
        catalog["/Metadata"].get_data()
    )
    assert catalog["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    assert catalog["/MarkInfo"]["/Marked"]
    assert PdfReader(io.BytesIO(pdf)).metadata.title == (  # type: ignore[union-attr]
        "Receipt of materials No. 6543 2109 8765 4321"
    )
