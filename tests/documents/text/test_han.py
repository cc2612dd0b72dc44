"""How much of GB 18030-2022 the regular Chinese face prints; beyond it stands the ruled blank."""

from unicodedata import normalize

import pytest

from documents.render import render
from documents.sheets import Paragraph
from documents.text.faces import FOLDER, face
from documents.values import Words
from tests.documents.builders import a_sheet
from tests.documents.reading import squeezed, text_of
from tests.documents.tagged import TaggedPdf

UNIFIED = range(0x4E00, 0x9FF0)
EXTENSION_A = range(0x3400, 0x4DB6)
# Of the 8,105 of the Table of General Standard Characters (2013), by Unicode's kTGH, those
# beyond the two blocks above.
STANDARD = (
    "𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗𪨰"
    "𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀𫍣𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭"
    "𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼𫮃𫰛𫵷𫶇𫷷𫸩𬀩𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓𬘘𬘡"
    "𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮𬬱𬬸𬬹𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬"
    "𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓"
)
CHARACTERS = face("NotoSansSC-Regular").characters
BEYOND_BMP = sorted(code for code in CHARACTERS if code > 0xFFFF)
A_PAGE = 1000  # characters that stand on one


def test_level_1_is_covered() -> None:
    compatible = {c for c in range(0xF900, 0xFB00) if len(chr(c).encode("gb18030", "ignore")) == 2}

    assert len(compatible) == 21
    assert {*UNIFIED, *EXTENSION_A, *compatible, ord("〇")} <= CHARACTERS


def test_level_2_is_covered() -> None:
    assert len(STANDARD) == 196
    assert set(map(ord, STANDARD)) <= CHARACTERS


def test_of_level_3_a_small_part_is_covered() -> None:
    blocks = {
        "B": range(0x20000, 0x2A6D7),
        "C": range(0x2A700, 0x2B735),
        "D": range(0x2B740, 0x2B81E),
        "E": range(0x2B820, 0x2CEA2),
        "F": range(0x2CEB0, 0x2EBE1),
    }

    covered = {name: len(CHARACTERS.intersection(block)) for name, block in blocks.items()}

    assert covered == {"B": 2_100, "C": 46, "D": 33, "E": 110, "F": 4}


def test_the_face_stays_below_12_megabytes() -> None:
    assert (FOLDER / "NotoSansSC-Regular.ttf").stat().st_size <= 12_000_000


@pytest.mark.parametrize("start", range(0, len(BEYOND_BMP), A_PAGE))
def test_names_beyond_the_basic_plane_are_drawn_and_copied_exactly(start: int) -> None:
    name = normalize("NFC", "".join(map(chr, BEYOND_BMP[start : start + A_PAGE])))

    rendered = render(a_sheet("zh-Hans", Paragraph(Words(name))))

    assert rendered.missing == ()
    assert 0 not in {glyph for _, glyph in TaggedPdf(rendered.pdf).glyphs()}
    assert name in squeezed(text_of(rendered.pdf))
