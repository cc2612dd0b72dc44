"""Papers say exactly what they were given, in every language, and nothing else."""

import io
import random
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from pypdf import PdfReader

from documents.layout.theme import CODE, SIDE
from documents.render import render
from documents.sheets import (
    Check,
    Checklist,
    Closing,
    Fact,
    Facts,
    Notice,
    Paragraph,
    QrCode,
    SignatureLine,
)
from documents.values import PaperSize, Words, code, isolate_name
from tests.documents.builders import ADDRESS, ISSUED, a_closing, a_receipt, a_sheet, a_table
from tests.documents.reading import page_texts, run_tool, scanned, squeezed, text_of
from tests.documents.tagged import TaggedPdf
from tests.documents.words import LANGUAGES, words


@pytest.mark.parametrize("language", ["zh-Hans", "kk-Arab", "mn-Mong"])
def test_the_same_sheet_gives_the_same_bytes(language: str) -> None:
    first = render(a_receipt(language)).pdf
    render(a_receipt("en", applicant="Someone Else"))

    assert render(a_receipt(language)).pdf == first


def test_the_time_of_issue_is_the_only_time_in_the_file() -> None:
    sheet = a_receipt()

    later = render(replace(sheet, issued_at=ISSUED + timedelta(days=1))).pdf

    assert b"(D:20261122070400+00'00')" in render(sheet).pdf
    assert b"(D:20261123070400+00'00')" in later


def test_an_unknown_character_leaves_a_blank_to_fill_in_and_is_reported() -> None:
    rendered = render(a_receipt(applicant="张\U0002a6d6和\u0e01"))

    assert rendered.missing == ("\U0002a6d6", "\u0e01")
    assert 0 not in {glyph for _, glyph in TaggedPdf(rendered.pdf).glyphs()}
    assert "手写补填" not in text_of(render(a_receipt()).pdf)
    assert squeezed("和") in squeezed(text_of(rendered.pdf))


def test_a_blank_still_gives_its_character_to_who_copies_it() -> None:
    rendered = render(a_sheet("zh-Hans", Paragraph(Words("张\U0002a6d6"))))

    assert "\U0002a6d6" in text_of(rendered.pdf)


def test_names_beyond_gbk_that_the_faces_have_are_printed() -> None:
    assert render(a_receipt(applicant="龚䶮 馕饢 㛃")).missing == ()


def test_text_that_cannot_be_written_at_all_does_not_stop_a_paper() -> None:
    rendered = render(a_receipt("ug", applicant="a\ud800\x00\u202e\n\tb"))

    assert rendered.missing == ("\ufffd",)


def test_several_pages_are_numbered_and_one_is_not() -> None:
    several = page_texts(render(a_sheet("zh-Hans", a_table(60))).pdf)
    (one,) = page_texts(render(a_sheet("zh-Hans", a_table(3))).pdf)

    assert [f"第{n}页,共{len(several)}页" in squeezed(p) for n, p in enumerate(several, 1)] == (
        [True] * len(several)
    )
    assert "页" not in one


def test_signatures_never_stand_alone_on_a_page() -> None:
    for rows in range(20, 34):
        pages = page_texts(render(a_sheet("zh-Hans", a_table(rows), a_closing())).pdf)
        assert "居民身份证" in pages[-1], rows


def test_a_notice_longer_than_a_page_goes_on() -> None:
    sentence = "收到材料之日起五个工作日内作出决定。"
    pages = page_texts(render(a_sheet("zh-Hans", Notice(Words(sentence * 300)))).pdf)

    assert len(pages) > 1
    assert squeezed("".join(pages)).count("五") == 300


def test_a_roll_is_cut_where_the_paper_ends() -> None:
    short = render(a_sheet("en", a_closing("en"), size=PaperSize.ROLL)).pdf
    long = render(a_sheet("en", *[a_closing("en")] * 9, size=PaperSize.ROLL)).pdf

    (width, height), (_, longer) = paper_of(short), paper_of(long)
    assert round(width / 72 * 25.4) == 80
    assert height < 400
    assert longer > 3 * height
    assert scanned(short) == ADDRESS


def test_lines_that_run_downwards_get_a_sheet_instead_of_a_roll() -> None:
    mongolian = render(a_sheet("mn-Mong", a_closing(), size=PaperSize.ROLL)).pdf

    assert sorted(round(side / 72 * 25.4) for side in paper_of(mongolian)) == [148, 210]


def paper_of(pdf: bytes) -> tuple[float, float]:
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    return float(page.mediabox.width), float(page.mediabox.height)


def test_chinese_readers_get_chinese_only() -> None:
    sheet = a_sheet("zh-Hans", Paragraph(Words("请妥善保管", "Keep this paper")))

    assert "Keep" not in text_of(render(sheet).pdf)


@pytest.mark.parametrize("size", PaperSize)
def test_even_lines_of_chinese_are_copied_without_spaces(size: PaperSize) -> None:
    sentence = "受理部门应当自收到材料之日起五个工作日内（含当日）决定是否受理；逾期即为受理。"

    for start in range(0, len(sentence), 5):
        text = (sentence[start:] + sentence[:start]) * 2
        pdf = render(a_sheet("en", Paragraph(Words(text, "x")), size=size)).pdf
        copied = text_of(pdf, in_order=True).replace("\n", "")
        assert text in copied, start


def test_words_without_a_translation_stand_in_chinese() -> None:
    assert "工业路五号" in text_of(render(a_sheet("en", Paragraph(Words("工业路五号")))).pdf)


def test_codes_keep_their_order_among_uyghur_words() -> None:
    notice = Notice(Words("编号", "نومۇرى " + code("2026-000123").zh + " بولدى"))

    assert "2026-000123" in text_of(render(a_sheet("ug", notice)).pdf)


def test_the_words_about_a_code_that_stands_alone_are_beside_it() -> None:
    alone = Closing(qr=QrCode(ADDRESS, words("en", "扫码核验"), "QR"))

    boxes = run_tool(
        "pdftotext", "-bbox", "-", "-", content=render(a_sheet("en", alone)).pdf
    ).decode()

    (left,) = re.findall(r'xMin="([\d.]+)"[^>]*>Scan<', boxes)
    assert float(left) > SIDE[PaperSize.A4] + CODE


def test_a_long_code_still_reads_back() -> None:
    address = "https://a-rather-long-name-of-a-prefecture.example/zh-Hans/verify/" + "x" * 60
    closing = Closing(qr=QrCode(address, words("en", "扫码核验"), "QR"))

    assert scanned(render(a_sheet("en", closing)).pdf) == address


@pytest.mark.parametrize("language", ["zh-Hans", "en", "ug", "kk-Arab", "mn-Mong", "unknown"])
def test_no_text_whatever_makes_a_paper_fail(language: str) -> None:
    signs = (
        "a 中（，。ئلا1-\u2066\u2069\u202e\u200d\u0301\ud800\U0001f600\U0002a6d6\n\x00ᠮᠣ᠋\U000e0100"
    )
    dice = random.Random(20261122)  # noqa: S311 - a fixed set of texts, not a secret

    for _ in range(15):
        zh, local = (
            "".join(dice.choice(signs) for _ in range(dice.choice((0, 1, 40, 900))))
            for _ in range(2)
        )
        sheet = a_sheet(language, Notice(Words(zh, local), Words(local)), a_table(2))
        assert render(replace(sheet, title=Words(zh[:60]))).pdf


def test_a_notice_leaves_no_empty_piece_of_itself_on_a_page() -> None:
    notice = Notice(Words("请在期限内补正全部材料。" * 30))

    for rows in range(28, 40):
        parts = page_texts(render(a_sheet("zh-Hans", a_table(rows), notice)).pdf)
        lines = [line for line in parts[0].splitlines() if "补正" in line]
        assert len(lines) != 1, rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_too_long_for_half_a_row_has_a_row_of_its_own(language: str) -> None:
    number = "11659800MB000102XR3000102014000"
    rows = tuple(
        Fact(Words(zh), code(value))
        for zh, value in (("办件编号", "8145"), ("事项编码", number), ("收件日期", "2026-11-22"))
    )

    lines = text_of(render(a_sheet(language, Facts(rows, columns=2))).pdf).splitlines()

    assert any(number in line for line in lines)
    assert any("8145" in line and "2026-11-22" in line for line in lines)


def test_the_name_of_who_handles_it_is_not_broken() -> None:
    officer = isolate_name("热孜万古丽·卡德尔")
    closing = replace(a_closing(), signatures=(SignatureLine(Words(f"经办人：{officer}")),))

    lines = text_of(render(a_sheet("zh-Hans", closing)).pdf).splitlines()

    assert any("热孜万古丽·卡德尔" in line for line in lines)


@pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.A5])
def test_a_checklist_has_both_languages_side_by_side(size: PaperSize) -> None:
    rows = (
        Check(Words("户口簿", "Household register"), note=Words("1份", "1 copy")),
        Check(Words("申请表"), note=Words("2份", "2 copies")),
    )

    lines = text_of(render(a_sheet("en", Checklist(rows), size=size)).pdf).splitlines()

    both = [line.split() for line in lines if "户口簿" in line or "1份" in line]
    assert [words[0] for words in both] == ["户口簿", "1份"]
    assert [words[-1] for words in both] == ["register", "copy"]
    assert [line.split() for line in lines if "申请表" in line or "2 copies" in line] == [
        ["申请表"],
        ["2", "copies"],
    ]
