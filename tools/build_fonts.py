"""Build the subset fonts of `documents/fonts` from the OFL faces that npm carries.

Run `python -m tools.build_fonts` when a face or the repertoire changes; it needs npm and
fontTools. The results are committed, so neither is needed to run or to test the product.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from kernel.scripts.pairs import read_pairs

PACKAGES = {
    "noto-sans": "0.4.2",
    "noto-sans-sc": "0.4.3",
    "vazirmatn": "0.4.1",
    "noto-sans-mongolian": "0.4.1",
}
# The same design for other regions has Han that Noto Sans SC lacks; licensed by the same text.
LENDERS = {"noto-sans-hk": "NotoSansHK", "noto-sans-jp": "NotoSansJP", "noto-sans-kr": "NotoSansKR"}
TARGET = Path(__file__).parents[1] / "documents" / "fonts"
HAN_FEATURES = ("ccmp", "kern", "liga", "mark", "mkmk", "vert", "vrt2")  # no regional forms

LATIN = set(range(0x20, 0x7F)) | set(range(0xA0, 0x250)) | set(range(0x1E00, 0x1F00))
SIGNS = (
    set(range(0x2010, 0x2028))
    | set(range(0x2030, 0x205F))
    | set(range(0x20A0, 0x20C1))
    | set(range(0x2100, 0x2200))
    | set(range(0x2460, 0x2500))
    | set(range(0x25A0, 0x2613))
    | {0x2713, 0x2714, 0x2717}
)
CYRILLIC = set(range(0x0300, 0x0370)) | set(range(0x0400, 0x0530))
WIDE = set(range(0x3000, 0x3040)) | set(range(0x3200, 0x3300)) | set(range(0xFE10, 0xFE50))
FULLWIDTH = set(range(0xFF00, 0xFFF0))
HAN = (
    set(range(0x2E80, 0x3000))  # radicals, and the signs that describe a character
    | set(range(0x3400, 0x4DC0))
    | set(range(0x4E00, 0xA000))
    | set(range(0xF900, 0xFB00))
    | set(range(0x20000, 0x32400))
)


@dataclass(frozen=True)
class Subset:
    """One file to build: where it comes from, which characters it keeps (None: all), who lends."""

    source: str
    target: str
    characters: frozenset[int] | None
    lenders: tuple[str, ...] = ()


def characters_of(codec: str, first_bytes: Iterable[int]) -> set[int]:
    """Return the characters of a two-byte character set."""
    found = set()
    for first in first_bytes:
        for second in range(0x40, 0xFF):
            try:
                text = bytes((first, second)).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(text) == 1:
                found.add(ord(text))
    return found


def traditional_forms(simplified: set[int]) -> set[int]:
    """Return what our own words become in traditional characters."""
    pairs = read_pairs("hant.tsv").items()
    ours = (after for before, after in pairs if simplified.issuperset(map(ord, before)))
    return {ord(character) for after in ours for character in after}


def subsets() -> list[Subset]:
    """Return what is to be built."""
    gb2312 = characters_of("gb2312", range(0xA1, 0xF8))
    common = LATIN | SIGNS | WIDE | FULLWIDTH
    regular = frozenset(characters_of("gbk", range(0x81, 0xFF)) | HAN | common | CYRILLIC)
    big5_level_1 = characters_of("big5", range(0xA4, 0xC7))  # the common traditional forms
    traditional = big5_level_1 | traditional_forms(gb2312)
    bold = frozenset(gb2312 | traditional | common | CYRILLIC)
    european = frozenset(LATIN | SIGNS | CYRILLIC)
    return [
        Subset(
            "noto-sans-sc/400Regular/NotoSansSC_400Regular",
            "NotoSansSC-Regular",
            regular,
            tuple(f"{name}/400Regular/{face}_400Regular" for name, face in LENDERS.items()),
        ),
        Subset("noto-sans-sc/700Bold/NotoSansSC_700Bold", "NotoSansSC-Bold", bold),
        Subset("noto-sans/400Regular/NotoSans_400Regular", "NotoSans-Regular", european),
        Subset("noto-sans/700Bold/NotoSans_700Bold", "NotoSans-Bold", european),
        Subset("vazirmatn/400Regular/Vazirmatn_400Regular", "Vazirmatn-Regular", None),
        Subset("vazirmatn/700Bold/Vazirmatn_700Bold", "Vazirmatn-Bold", None),
        Subset(
            "noto-sans-mongolian/400Regular/NotoSansMongolian_400Regular",
            "NotoSansMongolian-Regular",
            None,
        ),
    ]


def build(wanted: Subset, faces: Path) -> int:
    """Write one subset and return its size in bytes."""
    options = subset.Options()
    options.hinting = False  # for screens of old; printers do not need it
    options.layout_features = HAN_FEATURES if "SC" in wanted.target else ["*"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False  # the same faces give the same files
    font = subset.load_font(str(faces / f"{wanted.source}.ttf"), options)
    for lender in wanted.lenders:
        lend(font, TTFont(faces / f"{lender}.ttf"))
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted.characters or set(font.getBestCmap()))
    subsetter.subset(font)
    target = TARGET / f"{wanted.target}.ttf"
    subset.save_font(font, str(target), options)
    return target.stat().st_size


def lend(font: TTFont, lender: TTFont) -> None:
    """Give a font the Han it lacks. Both are of one design: their measures agree."""
    glyphs = lender.getBestCmap()
    tables = [table for table in font["cmap"].tables if table.isUnicode()]
    for code in sorted(HAN & glyphs.keys() - font.getBestCmap().keys()):
        name = f"lent{code:X}"
        for table in ("glyf", "hmtx", "vmtx"):
            font[table][name] = lender[table][glyphs[code]]
        for characters in tables:
            if characters.format == 12 or code < 0x10000:
                characters.cmap[code] = name
    font.setGlyphOrder(font["glyf"].glyphOrder)


def fetch(folder: Path) -> Path:
    """Install the packages into `folder` and return where their faces lie."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("build_fonts: npm is needed to fetch the faces")
    wanted = PACKAGES | dict.fromkeys(LENDERS, PACKAGES["noto-sans-sc"])
    names = [f"@expo-google-fonts/{name}@{version}" for name, version in wanted.items()]
    subprocess.run(  # noqa: S603 - fixed arguments
        [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), *names], check=True
    )
    return folder / "node_modules" / "@expo-google-fonts"


def main() -> None:
    """Build every subset and copy its licence."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        faces = fetch(Path(folder))
        for wanted in subsets():
            sys.stdout.write(f"{wanted.target}: {build(wanted, faces):,} bytes\n")
        for package in PACKAGES:
            shutil.copyfile(faces / package / "LICENSE_FONT", TARGET / f"OFL-{package}.txt")


if __name__ == "__main__":
    main()
