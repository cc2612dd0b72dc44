"""A paper as PDF/A-1b: what PDF/A-2 allows beyond it is taken back.

Every byte of the paper stays where it is. Two digits of it change, and behind it stands an update
as PDF has them, which gives faces a list of their glyphs, the colours a profile of version 2, and
the place of a signature that is not to be seen something that is not to be seen.
"""

import re
import zlib

from documents.pdf.objects import stream

OBJECT = re.compile(rb"(?<=\n)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s*(\d+)", re.DOTALL)
KEPT = re.compile(rb"/(?:Root|Info) \d+ 0 R|/ID\s*\[.*?\]", re.DOTALL)
NOTHING = b"/Type/XObject/Subtype/Form/BBox[0 0 0 0]"


def as_pdf_a_1(pdf: bytes) -> bytes:
    """Return the variant."""
    for ours, theirs in ((b"%PDF-1.7", b"%PDF-1.4"), (b"pdfaid:part>2<", b"pdfaid:part>1<")):
        assert pdf.count(ours) == 1
        pdf = pdf.replace(ours, theirs)
    update = _Update(pdf)
    for number, body in update.objects.items():
        if b"/Subtype/CIDFontType2" in body:
            _list_glyphs(update, body)
        if b"/Type/Catalog" in body or b"/Type /Catalog" in body:
            _age_profile(update, body)
        if b"/Subtype /Widget" in body:
            appearance = update.add(stream(b"", NOTHING))
            update.changed[number] = _with(body, b"/AP<</N %s>>" % appearance)
    return update.written()


class _Update:
    """What is added behind a file."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.objects = {int(number): body for number, body in OBJECT.findall(pdf)}
        self.changed: dict[int, bytes] = {}
        self.trailer, self.before = TRAILER.findall(pdf)[-1]
        self.size = int(re.findall(rb"/Size (\d+)", self.trailer)[0])

    def add(self, content: bytes) -> bytes:
        """Add an object and return the reference to it."""
        self.changed[self.size] = content
        self.size += 1
        return b"%d 0 R" % (self.size - 1)

    def written(self) -> bytes:
        """Return the file with its update."""
        file, rows = bytearray(self.pdf.rstrip(b"\n") + b"\n"), [b"0 1\n0000000000 65535 f \n"]
        for number, body in sorted(self.changed.items()):
            rows.append(b"%d 1\n%010d 00000 n \n" % (number, len(file)))
            file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        known = b"".join(KEPT.findall(self.trailer))
        ending = (b"".join(rows), known, self.size, self.before, len(file))
        return (
            bytes(file)
            + b"xref\n%strailer\n<<%s/Size %d/Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % ending
        )


def _list_glyphs(update: _Update, font: bytes) -> None:
    """Every code that has a width is in the face."""
    codes = len(_one(rb"/W\[0\[(.*?)\]\]", font).split())
    bits = int("1" * codes + "0" * (-codes % 8), 2).to_bytes((codes + 7) // 8, "big")
    descriptor = int(_one(rb"/FontDescriptor (\d+) 0 R", font))
    listed = update.add(stream(bits, b""))
    update.changed[descriptor] = _with(update.objects[descriptor], b"/CIDSet " + listed)


def _age_profile(update: _Update, catalog: bytes) -> None:
    """The test's file only says that it is of version 2; what is in it is simple enough."""
    number = int(_one(rb"/DestOutputProfile (\d+) 0 R", catalog))
    packed = _one(rb"stream\n(.*)\nendstream", update.objects[number])
    profile = bytearray(zlib.decompress(packed))
    profile[8] = 2
    update.changed[number] = stream(bytes(profile), b"/N 3")


def _one(pattern: bytes, body: bytes) -> bytes:
    found = re.search(pattern, body, re.DOTALL)
    assert found
    return found[1]


def _with(body: bytes, entry: bytes) -> bytes:
    """Return a dictionary with one entry more."""
    return body.rstrip().removesuffix(b">>") + entry + b">>"
