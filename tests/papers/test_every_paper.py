"""Every paper in every language says what it was given, to eyes, ears and cameras."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from documents.render import render
from documents.sheets import Closing, Contents, Facts, Heading, Sheet, Table
from documents.text.cleaning import plain
from documents.values import Words
from kernel.locales import LANGUAGES, LEGAL
from tests.documents.reading import (
    all_words,
    scanned,
    spoken_words,
    squeezed,
    text_of,
)
from tests.documents.tagged import Leaf
from tests.documents.words import MIRRORED, TURNED
from tests.papers.house import PAPERS
from tests.papers.shelf import Paper

TIMED = (
    "slip on A4", "slip on A5", "slip on the roll", "copy of a receipt", "progress",
    "checklist of a visit",
)  # fmt: skip
TIME_OF_DAY = re.compile(r"\d\d:\d\d")
PARTED = re.compile("[\u3007\u3400-\u9fff]+|[!-~]+")
pytestmark = [
    pytest.mark.parametrize("name", PAPERS),
    pytest.mark.parametrize("tag", LANGUAGES),
]


def test_what_is_read_out_is_the_source_and_nothing_else(paper: Paper, tag: str) -> None:
    same = sorted if tag in MIRRORED else str  # drawn from the left, these letters come last first
    read = Counter(
        "".join(same(squeezed(leaf.words))) for leaf in paper.tagged.leaves if not is_page(leaf)
    )

    pages = len(paper.tagged.reader.pages)
    assert read == Counter(
        "".join(same(squeezed(text))) for text in texts(paper.sheet, pages) if squeezed(text)
    )


def test_what_is_copied_has_all_letters_and_words(paper: Paper, tag: str) -> None:
    copied = text_of(paper.pdf, in_order=tag in TURNED)

    source = [*texts(paper.sheet, len(paper.tagged.reader.pages))]
    assert Counter(squeezed("".join(source))) - Counter(squeezed(copied)) == Counter()
    assert words(" ".join(source)) - words(copied) == set()


def test_its_codes_read_back(paper: Paper) -> None:
    codes = {
        block.qr.text for block in paper.sheet.blocks if isinstance(block, Closing) and block.qr
    }

    pages = {paper.tagged.page_of(one) for one in paper.tagged.tags if one["/S"] == "/Figure"}
    assert codes
    assert {text for page in pages for text in scanned(paper.pdf, page=page).split()} == codes


def test_what_prints_a_time_of_day_says_whose_time_it_is(paper: Paper, name: str) -> None:
    copied = text_of(paper.pdf, in_order=True)
    read = [sorted(squeezed(leaf.words)) for leaf in paper.tagged.leaves]

    footer = paper.sheet.footer

    assert bool(TIME_OF_DAY.search(copied)) is bool(footer) is (name in TIMED)
    for text in (footer.zh, footer.local or footer.zh) if footer else ():
        assert sorted(squeezed(text)) in read
    assert not footer or footer.zh == "所有时间均为北京时间。"


def test_no_glyph_is_a_box_and_every_face_is_embedded(paper: Paper) -> None:
    assert not [font for font, glyph in paper.tagged.glyphs() if glyph == 0]
    for font in paper.tagged.fonts.values():
        descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
        assert descriptor["/FontFile2"].get_data()
        assert descriptor["/FontName"][7] == "+"


def test_a_program_that_reads_aloud_finds_its_way(paper: Paper, tag: str) -> None:
    tagged, blocks = paper.tagged, paper.sheet.blocks

    assert tagged.catalog["/Lang"] == tag
    assert tagged.catalog["/MarkInfo"]["/Marked"]
    assert tagged.catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    kinds = Counter(str(one["/S"]) for one in tagged.tags)
    assert kinds["/H1"] >= 1
    assert kinds["/Table"] == sum(isinstance(block, Facts | Table) for block in blocks)
    assert kinds["/Figure"] == sum(
        isinstance(block, Closing) and bool(block.qr) for block in blocks
    )
    assert all("/Alt" in one for one in tagged.tags if one["/S"] == "/Figure")
    heads = [one for one in tagged.tags if one["/S"] == "/TH"]
    assert {str(one["/A"]["/Scope"]) for one in heads} <= {"/Row", "/Column"}
    assert len(heads) >= kinds["/Table"]


def test_title_and_headings_are_listed_beside_it(paper: Paper, tag: str) -> None:
    sheet = paper.sheet
    title, *below = paper.tagged.reader.outline

    headings = [block.words for block in sheet.blocks if isinstance(block, Heading)]
    listed = [one.title for one in (below[0] if below else [])]  # type: ignore[union-attr]
    assert title.title == said(sheet.title, tag)  # type: ignore[union-attr]
    assert listed == [said(words, tag) for words in headings]
    assert str(paper.tagged.reader.metadata.title).startswith(said(sheet.title, tag))  # type: ignore[union-attr]


def test_made_again_it_has_the_same_bytes(paper: Paper) -> None:
    assert render(paper.sheet).pdf == paper.pdf


def texts(sheet: Sheet, pages: int) -> Iterator[str]:
    """Return what a sheet says, each text in each language as often as it is printed."""
    copy = sheet.copy
    if copy:
        yield f"{copy.words.zh}{copy.made.zh}"
        if sheet.language != LEGAL:
            yield f"{copy.words.local}·{copy.made.local}"
    blocks = tuple(block for block in sheet.blocks if pages > 1 or not isinstance(block, Contents))
    for words in all_words((sheet.office, sheet.title, sheet.number, *blocks, sheet.footer)):
        yield words.zh
        if words.local and words.local != words.zh and sheet.language != LEGAL:
            yield words.local


def words(text: str) -> set[str]:
    """Return numbers and words, of scripts that part them."""
    return {*spoken_words(PARTED.sub(lambda one: f" {one[0] if one[0].isascii() else ''} ", text))}


def said(words: Words, tag: str) -> str:
    return plain(words.local if words.local and tag != LEGAL else words.zh)


def is_page(leaf: Leaf) -> bool:
    """Whether it is a number in the contents, which no sheet knows."""
    return leaf.inside == "/TOCI" and leaf.words.isdigit()
