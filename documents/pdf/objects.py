"""PDF objects written as ready-made bytes; ReportLab numbers them and writes the file.

ReportLab's own nested dictionaries cost a quarter of a receipt's time, and its streams lack
the end of line before `endstream` that PDF/A asks for. So only its document writer is used:
numbering, cross references, trailer. What is used of it is pinned by a test.
"""

import zlib
from collections.abc import Iterable

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

VERSION = (1, 7)


class Raw(PDFObject):  # type: ignore[misc]  # reportlab ships no types
    """An object whose bytes are known, or will be before the file is written."""

    __RefOnly__ = 1

    def __init__(self, content: bytes = b"") -> None:
        self.content = content

    def format(self, document: PDFDocument) -> bytes:
        """Return the bytes; called by ReportLab."""
        return self.content


class PdfFile:
    """One file being put together."""

    def __init__(self) -> None:
        self._document = PDFDocument(invariant=1, pdfVersion=VERSION)

    def reserve(self) -> tuple[Raw, bytes]:
        """Return an object to be filled later, and the reference to it."""
        raw = Raw()
        reference = self._document.Reference(raw)
        number, generation = self._document.idToObjectNumberAndVersion[reference.name]
        return raw, b"%d %d R" % (number, generation)

    def add(self, content: bytes) -> bytes:
        """Add an object and return the reference to it."""
        raw, reference = self.reserve()
        raw.content = content
        return reference

    def add_stream(self, content: bytes, entries: bytes = b"", *, packed: bool = True) -> bytes:
        """Add a stream, deflated unless told otherwise, and return the reference to it."""
        if packed:
            return self.add_packed(zlib.compress(content), entries)
        return self.add(stream(content, entries))

    def add_packed(self, content: bytes, entries: bytes = b"") -> bytes:
        """Add a stream that is deflated already."""
        return self.add(stream(content, entries + b"/Filter/FlateDecode"))

    def close(self, *, catalog: bytes, info: bytes, identity: bytes) -> bytes:
        """Return the file."""
        document = self._document
        document.Catalog, document.info = Raw(catalog), Raw(info)
        document.updateSignature(identity)
        return bytes(document.format())


def stream(content: bytes, entries: bytes) -> bytes:
    """Return a stream object, with the end of line that PDF/A wants before `endstream`."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream\n" % (len(content), entries, content)


def text_string(text: str) -> bytes:
    """Return a text string object: UTF-16 in hexadecimal digits."""
    return b"<" + utf16(text) + b">"


def utf16(text: str) -> bytes:
    """Return UTF-16 with its byte order mark, in hexadecimal digits."""
    return b"FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode()


def array(items: Iterable[bytes]) -> bytes:
    """Return an array object."""
    return b"[" + b" ".join(items) + b"]"


def number(value: float) -> str:
    """Return a length as PDF writes it: two decimals are finer than any printer."""
    return f"{round(value, 2):g}"
