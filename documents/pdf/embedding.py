"""A face as used in one file: its subset, and what every code in it draws and says.

One code per (glyph, text) pair. So ToUnicode is exact without ActualText, which readers turn
around in right-to-left text.
"""

import hashlib
import struct
import zlib
from functools import lru_cache

import uharfbuzz as hb

from documents.pdf.objects import PdfFile, number
from documents.text.faces import Face, face

DROPPED = ("GSUB", "GPOS", "GDEF", "name", "cmap", "OS/2", "post", "vhea", "vmtx")
DROPPED_RARE = ("VORG", "STAT", "BASE", "DSIG", "gasp")
SUBSETS_KEPT = 64  # the same words need the same glyphs; about 20 KB each
MAP_HEAD = (
    "/CIDInit/ProcSet findresource begin 12 dict begin begincmap"
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def"
    "/CMapName/Adobe-Identity-UCS def/CMapType 2 def "
    "1 begincodespacerange<0000><FFFF>endcodespacerange\n"
)
MAP_FOOT = "endcmap CMapName currentdict/CMap defineresource pop end end"


class EmbeddedFace(dict[tuple[int, str], str]):
    """The codes given out, as four hexadecimal digits, by (glyph, text).

    Upright glyphs go down by a whole size each, from an origin above their middle: these are the
    measures PDF presumes of a font for vertical writing, so none are written.
    """

    def __init__(self, face: Face, resource: str, *, upright: bool) -> None:
        super().__init__()
        self.face = face
        self.resource = resource
        self.encoding = b"Identity-V" if upright else b"Identity-H"

    def __missing__(self, key: tuple[int, str]) -> str:
        code = self[key] = f"{len(self) + 1:04X}"  # code 0 stays .notdef
        return code

    def write(self, file: PdfFile) -> bytes:
        """Add the font objects and return the reference to the font."""
        glyphs = [0, *(glyph for glyph, _ in self)]
        packed, mapping, length, tag = _subset(self.face.name, tuple(sorted(set(glyphs))))
        name = f"{tag}+{self.face.name}".encode()
        descriptor = file.add(self._descriptor(name, self._font_file(file, packed, length)))
        glyph_map = file.add_stream(struct.pack(f">{len(glyphs)}H", *map(mapping.get, glyphs)))
        widths = " ".join(number(self.face.width(glyph)) for glyph in glyphs).encode()
        descendant = file.add(
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/DW 1000/W[0[%s]]/FontDescriptor %s"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap %s>>"
            % (name, widths, descriptor, glyph_map)
        )
        return file.add(
            b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/%s/DescendantFonts[%s]"
            b"/ToUnicode %s>>"
            % (name, self.encoding, descendant, file.add_stream(self._to_unicode()))
        )

    def _font_file(self, file: PdfFile, packed: bytes, length: int) -> bytes:
        return file.add_packed(packed, b"/Length1 %d" % length)

    def _descriptor(self, name: bytes, font_file: bytes) -> bytes:
        ascent, descent = self.face.ascent, self.face.descent
        return (
            b"<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[-500 %d 1500 %d]/ItalicAngle 0"
            b"/Ascent %d/Descent %d/CapHeight 700/StemV 80/FontFile2 %s>>"
            % (name, descent, ascent, ascent, descent, font_file)
        )

    def _to_unicode(self) -> bytes:
        said = [(code, text) for (_, text), code in self.items() if text]
        rows = [MAP_HEAD]
        for start in range(0, len(said), 100):
            part = said[start : start + 100]
            pairs = "".join(f"<{code}><{text.encode('utf-16-be').hex()}>" for code, text in part)
            rows.append(f"{len(part)} beginbfchar {pairs} endbfchar\n")
        return "".join((*rows, MAP_FOOT)).encode()


@lru_cache(SUBSETS_KEPT)
def _subset(name: str, glyphs: tuple[int, ...]) -> tuple[bytes, dict[int, int], int, str]:
    """Return the deflated subset, the new number of each glyph, its length and its tag."""
    wanted = hb.SubsetInput()
    wanted.flags = (
        hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    )
    wanted.glyph_set.update(glyphs)
    for table in (*DROPPED, *DROPPED_RARE):
        wanted.drop_table_tag_set.add(int.from_bytes(table.ljust(4).encode(), "big"))
    plan = hb.SubsetPlan(face(name).harfbuzz, wanted)
    content = plan.execute().blob.data
    mapping = plan.old_to_new_glyph_mapping
    numbers = {glyph: mapping[glyph] for glyph in glyphs}
    return zlib.compress(content), numbers, len(content), _tag(glyphs)


def _tag(glyphs: tuple[int, ...]) -> str:
    """Return the six letters that tell this subset from others of the same face."""
    digest = hashlib.sha256(repr(glyphs).encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])
