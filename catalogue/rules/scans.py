"""What a scan of a document may be: told by its first bytes, never by its name."""

from enum import StrEnum
from pathlib import PurePosixPath

MOST_BYTES = 10 * 1024 * 1024
LONGEST_NAME = 200


class ScanKind(StrEnum):
    """The files that are kept; the value is their media type."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"


_BEGINNINGS = {
    b"%PDF-": ScanKind.PDF,
    b"\xff\xd8\xff": ScanKind.JPEG,
    b"\x89PNG\r\n\x1a\n": ScanKind.PNG,
}
_ENDINGS = {ScanKind.PDF: ".pdf", ScanKind.JPEG: ".jpg", ScanKind.PNG: ".png"}


def scan_kind(content: bytes) -> ScanKind | None:
    """Return what a file is, or None where it is none of these."""
    return next((kind for head, kind in _BEGINNINGS.items() if content.startswith(head)), None)


def scan_name(given: str, kind: ScanKind) -> str:
    """Return a name without folders and without what is no text, with the ending of its kind."""
    stem = PurePosixPath(given.replace("\\", "/")).stem
    said = "".join(one for one in stem if one.isprintable())[:LONGEST_NAME].strip()
    return (said or "scan") + _ENDINGS[kind]
