"""Papers can be kept: a program that is not ours finds them to be PDF/A."""

import re
from pathlib import Path

from documents.render import render
from documents.sheets import Paragraph
from documents.values import Words
from kernel.locales import LANGUAGES
from tests.documents.builders import a_receipt, a_sheet, a_table
from tests.documents.signing.certificates import NOW, a_signer
from tests.documents.words import LANGUAGES as TAGS
from tests.papers.pdf_a_1 import as_pdf_a_1
from tests.papers.preflight import faults
from tests.papers.shelf import Shelf

RULE = re.compile(r"^\d[\d.]*", re.MULTILINE)


def test_every_paper_in_every_language_can_be_archived(shelf: Shelf, tmp_path: Path) -> None:
    papers = {
        f"{name}, {tag}": as_pdf_a_1(paper.pdf)
        for tag in LANGUAGES
        for name, paper in shelf.papers(tag).items()
    }

    assert faults(papers, tmp_path) == {}


def test_what_is_rare_can_be_archived_too(tmp_path: Path) -> None:
    signer = a_signer(tmp_path)
    papers = {
        "a ruled blank": render(a_receipt("ug", applicant="张\U0002a6d6\u0e01")).pdf,
        "many pages": render(a_sheet("kk-Arab", a_table(200, "kk-Arab"))).pdf,
        "nothing at all": render(a_sheet("mn-Mong", title=Words(""))).pdf,
        "one letter": render(a_sheet("en", Paragraph(Words("", "x")), title=Words(""))).pdf,
        **{f"signed, {tag}": signer.sign(render(a_receipt(tag)).pdf, now=NOW).pdf for tag in TAGS},
    }
    folder = tmp_path / "papers"
    folder.mkdir()

    assert faults({name: as_pdf_a_1(pdf) for name, pdf in papers.items()}, folder) == {}


def test_a_damaged_paper_is_found_with_the_rule_that_it_breaks(tmp_path: Path) -> None:
    sound = as_pdf_a_1(render(a_receipt("en")).pdf)
    damaged = {
        "sound": sound,
        "a face that is not embedded": sound.replace(b"/FontFile2 ", b"/FontFileX "),
        "another title": sound.replace(b"/Creator(One", b"/Creator(Two"),
        "no colours": sound.replace(b"/OutputIntents", b"/OutputIntentx"),
        "no list of glyphs": sound.replace(b"/CIDSet ", b"/CIDSex "),
        "as PDF/A-2": render(a_receipt("en")).pdf,
        "cut off": sound[: len(sound) // 2],
    }

    found = faults(damaged, tmp_path)

    assert {name: RULE.findall(said)[0] for name, said in found.items()} == {
        "a face that is not embedded": "3.1.3",
        "another title": "7.2",
        "no colours": "2.4.3",
        "no list of glyphs": "3.1.11",
        "as PDF/A-2": "2.1.6",
        "cut off": "1.0",
    }
