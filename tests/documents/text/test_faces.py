"""The fonts are the project's own, licensed, and cover what names need."""

import pytest

from documents.text.faces import FOLDER, face
from documents.text.reading import Reading
from documents.text.scripts import is_invisible
from kernel.locales import LANGUAGES
from portal.words.catalogues import read
from tools.check_translations import found_locales

NAMES = sorted(path.stem for path in FOLDER.glob("*.ttf"))


def gbk_characters() -> set[int]:
    """Return the Han of GBK, without its private-use places."""
    return {code for code in range(0x4E00, 0x9FA6) if chr(code).encode("gbk", "ignore")}


def test_chinese_names_in_gbk_are_covered() -> None:
    assert gbk_characters() <= face("NotoSansSC-Regular").characters


def test_bold_chinese_covers_gb_2312() -> None:
    common = {c for c in gbk_characters() if chr(c).encode("gb2312", "ignore")}

    assert common <= face("NotoSansSC-Bold").characters


def test_traditional_chinese_is_covered_and_its_common_characters_are_bold() -> None:
    big5 = {c: chr(c).encode("big5", "ignore") for c in range(0x4E00, 0x9FA6)}
    level_1 = {c for c, code in big5.items() if b"\xa4" <= code[:1] <= b"\xc6"}

    assert len(level_1) == 5401
    assert {c for c, code in big5.items() if code} <= face("NotoSansSC-Regular").characters
    assert level_1 <= face("NotoSansSC-Bold").characters


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ug", "ئائەئېئىئوئۇئۆئۈبپتجچخدرزژسشغفقكگڭلمنھۋي،؛؟«»"),
        ("kk-Arab", "اٴەبۆگعحدزيىكقلمنڭوۇرستۋفھشچپجيٵٶٷٸ،؛؟«»"),
        ("kk", "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯәғқңөұүһі«»№"),
        ("mn", "АБВГДЕЁЖЗИЙКЛМНОӨПРСТУҮФХЦЧШЩЪЫЬЭЮЯөү«»№"),
        ("ru", "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯё«»—№"),
        ("zh-Hant", "收件憑證號辦證驗請簽體轄應屆（一）「」『』"),
        ("mn-Mong", "ᠠᠡᠢᠣᠤᠥᠦᠧᠨᠩᠪᠫᠬᠭᠮᠯᠰᠱᠲᠳᠴᠵᠶᠷᠸᠹᠺᠼᠽᠾᠿᡀᡁᡂ᠂᠃᠄᠅\u180b\u180e\u202f"),
        ("en", "The quick brown fox — “quoted” ¥80.00 № §"),
    ],
)
@pytest.mark.parametrize("bold", [False, True])
def test_every_language_of_the_house_can_be_written(language: str, text: str, bold: bool) -> None:
    reading = Reading(language)

    assert [c for c in text if reading.pick(c, bold=bold, before=None) is None] == []


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("locale", sorted(found_locales()))
def test_every_word_of_the_house_is_printed_in_the_weight_asked_for(
    locale: str, bold: bool
) -> None:
    said = (message.string for message in read(locale) if message.id)
    texts = [part for one in said for part in ([one] if isinstance(one, str) else one)]
    reading = Reading(next(tag for tag, one in LANGUAGES.items() if one.babel == locale))

    letters = {c for text in texts for c in text if not is_invisible(c) and c != "\n"}

    found = {letter: reading.pick(letter, bold=bold, before=None) for letter in letters}
    weights = {"Bold", "Regular"} if reading.vertical else {"Bold" if bold else "Regular"}
    assert [c for c, one in found.items() if one is None] == []
    assert {one.name.rpartition("-")[2] for one in found.values() if one} <= weights


@pytest.mark.parametrize("name", NAMES)
def test_every_font_has_its_licence_beside_it(name: str) -> None:
    credits = (FOLDER / "THIRD-PARTY.md").read_text(encoding="utf-8")
    licences = [line for line in credits.splitlines() if f"{name}.ttf" in line]

    assert len(licences) == 1
    licence = licences[0].rstrip(" |").rpartition(" ")[2]
    assert "SIL OPEN FONT LICENSE" in (FOLDER / licence).read_text(encoding="utf-8")
