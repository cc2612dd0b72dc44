"""Papers in traditional Mongolian: lines from top to bottom, the first one at the left."""

import io
import re
from itertools import pairwise

import pytest
from pypdf import PdfReader

from documents.layout.theme import SEAL
from documents.pdf.objects import number
from documents.render import render
from documents.sheets import Block, Fact, Facts, Paragraph
from documents.values import PaperSize, Words, code
from tests.documents.builders import a_closing, a_receipt, a_sheet, a_table
from tests.documents.reading import run_tool, squeezed, text_of
from tests.documents.words import words

MONGOLIAN = (
    "ᠬᠦᠮᠦᠨ ᠪᠦᠷ ᠲᠥᠷᠥᠵᠦ ᠮᠡᠨᠳᠡᠯᠡᠬᠦ ᠡᠷᠬᠡ ᠴᠢᠯᠥᠭᠡ ᠲᠡᠢ᠂ ᠠᠳᠠᠯᠢᠬᠠᠨ ᠨᠡᠷ᠎ᠡ ᠲᠥᠷᠥ ᠲᠡᠢ᠂ ᠢᠵᠢᠯ ᠡᠷᠬᠡ ᠲᠡᠢ ᠪᠠᠢᠠᠭ᠃"
)
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<')


def a_paper(*blocks: Block, size: PaperSize = PaperSize.A4) -> bytes:
    return render(a_sheet("mn-Mong", *blocks, size=size)).pdf


def places(pdf: bytes) -> list[tuple[str, float, float]]:
    """Return every word with the left and the upper edge of its box."""
    found = run_tool("pdftotext", "-bbox", "-", "-", content=pdf).decode()
    return [(text, float(x), float(y)) for x, y, _, _, text in WORD.findall(found)]


def content_of(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return "".join(page.get_contents().get_data().decode() for page in pages)  # type: ignore[union-attr]


@pytest.mark.parametrize(("size", "width", "height"), [("A4", 842, 595), ("A5", 595, 420)])
def test_the_paper_lies_on_its_side(size: str, width: int, height: int) -> None:
    box = PdfReader(io.BytesIO(a_paper(size=PaperSize(size)))).pages[0].mediabox

    assert (round(box.width), round(box.height)) == (width, height)


def test_words_follow_each_other_downwards_and_lines_to_the_right() -> None:
    numbers = [str(number) for number in range(1000, 1100)]
    pdf = a_paper(Paragraph(Words(" ".join(numbers))))

    found = {text: (x, y) for text, x, y in places(pdf)}

    steps = list(pairwise(found[number] for number in numbers))
    turns = [(before, after) for before, after in steps if after[0] != before[0]]
    assert len(turns) >= 2
    assert all(after[0] > before[0] and after[1] < before[1] for before, after in turns)
    assert all(after[1] > before[1] for before, after in steps if after[0] == before[0])


def test_chinese_stands_upright_and_figures_lie() -> None:
    content = content_of(a_paper(Paragraph(Words("编号2026"))))

    sideways = re.findall(r"0 -1 1 0 [\d.]+ [\d.]+ Tm \[<(\w+)>\]TJ", content)
    upright = re.findall(r"1 0 0 1 [\d.]+ [\d.]+ Tm \[<(\w+)>\]TJ", content)
    assert [len(text) // 4 for text in sideways] == [4]
    assert [len(text) // 4 for text in upright] == [4, 2]  # the title first


def test_chinese_stands_left_of_the_mongolian() -> None:
    both = places(a_paper(Facts((Fact(words("mn-Mong", "收费"), code("¥80.00")),))))

    (chinese,) = [x for word, x, _ in both if word.startswith("收费") or word == "收"]
    (mongolian,) = [x for word, x, _ in both if word == words("mn-Mong", "收费").local]
    assert chinese < mongolian


def test_the_place_of_the_seal_keeps_its_size() -> None:
    side = number(SEAL)

    assert f" {side} {side} re S" in content_of(a_paper(a_closing("mn-Mong")))


def test_a_tick_is_not_mirrored() -> None:
    upright = _strokes(render(a_receipt("zh-Hans")).pdf)
    turned = _strokes(render(a_receipt("mn-Mong")).pdf)

    assert len(upright) == 1
    assert turned == upright


def _strokes(pdf: bytes) -> list[list[tuple[float, float]]]:
    """Return the ticks of a paper, each from its own first point."""
    found = []
    for path in re.findall(r"1\.1 w ([\d. ml]+) S", content_of(pdf)):
        numbers = [float(one) for one in re.findall(r"[\d.]+", path)]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        found.append([(round(x - points[0][0], 1), round(y - points[0][1], 1)) for x, y in points])
    return found


def test_a_screen_reader_reads_in_order() -> None:
    sheet = a_sheet("mn-Mong", a_table(2, "mn-Mong"), Paragraph(Words("请妥善保管", MONGOLIAN)))

    read = squeezed(run_tool("pdfinfo", "-struct-text", "-", content=render(sheet).pdf).decode())

    expected = [words("mn-Mong", zh) for zh in ("序号", "材料名称", "份数", "居民身份证")]
    order = [read.find(squeezed(text or "")) for one in expected for text in (one.zh, one.local)]
    order += [read.find("请妥善保管"), read.find(squeezed(MONGOLIAN))]
    assert -1 not in order
    assert order == sorted(order)


def test_an_unknown_character_leaves_a_blank_in_the_line() -> None:
    rendered = render(a_sheet("mn-Mong", Paragraph(Words("张\U0002a6d6和"))))

    assert rendered.missing == ("\U0002a6d6",)
    assert "张\U0002a6d6和" in squeezed(text_of(rendered.pdf, in_order=True)).replace(
        "手写补填", ""
    )


def test_the_head_of_a_long_table_is_repeated_at_the_left() -> None:
    pdf = a_paper(a_table(80, "mn-Mong"))
    pages = run_tool("pdftotext", "-bbox", "-", "-", content=pdf).decode().split("<page ")[2:]

    assert len(pages) >= 2
    for page in pages:
        found = [(text, float(x)) for x, _, _, _, text in WORD.findall(page)]
        head = words("mn-Mong", "份数").local
        rows = [x for text, x in found if text == "ᠦᠨᠡᠮᠯᠡᠯ"]
        assert rows
        assert next(x for text, x in found if text == head) < min(rows)
