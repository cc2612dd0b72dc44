"""A face in a file: one code for each glyph and what it says, and a subset of its own."""

import re
import zlib

from documents.pdf.embedding import EmbeddedFace
from documents.pdf.objects import PdfFile
from documents.text.faces import face
from documents.text.lines import Lettering, set_lines
from documents.text.reading import Reading

REGULAR = "NotoSansSC-Regular"


def written(*keys: tuple[int, str]) -> bytes:
    codes = EmbeddedFace(face(REGULAR), "F1", upright=False)
    for key in keys:
        codes[key]
    file = PdfFile()
    codes.write(file)
    return file.close(catalog=b"<</Type/Catalog>>", info=b"<<>>", identity=b"x")


def test_a_glyph_that_says_two_things_has_two_codes() -> None:
    codes = EmbeddedFace(face(REGULAR), "F1", upright=False)

    assert [codes[5, "a"], codes[5, "b"], codes[5, "a"]] == ["0001", "0002", "0001"]


def test_every_subset_has_a_tag_of_its_own() -> None:
    tags = [
        re.findall(rb"/BaseFont/([A-Z]{6})\+", written(*keys))
        for keys in (
            [(5, "a")],
            [(5, "b")],
            [(6, "a")],
        )
    ]

    assert [len(set(found)) for found in tags] == [1, 1, 1]
    assert tags[0] == tags[1] != tags[2]


def test_lam_alef_is_copied_as_the_one_character_that_no_reader_turns_around() -> None:
    (line,) = set_lines("\u0644\u0627", Lettering(10, Reading("ug")), True, 100.0)
    keys = [mark.key for piece in line.pieces for mark in piece.marks]

    streams = re.findall(rb"stream\n(.*?)\nendstream", written(*keys), re.DOTALL)
    maps = [zlib.decompress(one) for one in streams]

    said = [re.findall(rb"<(\w{4})><(\w+)>", one) for one in maps if b"beginbfchar" in one]
    assert said == [[(b"0000", b"FFFF"), (b"0001", b"fefb")]]
