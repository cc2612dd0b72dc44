"""The bookmarks of a file: its title, and below it its headings with their places."""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.pdf.objects import PdfFile, number, text_string
from documents.pdf.placing import Pair


@dataclass(frozen=True, slots=True)
class Bookmark:
    """What a reader of PDF lists beside the pages, and the place it jumps to."""

    words: str
    page: int
    place: Pair


def write_outline(file: PdfFile, bookmarks: Sequence[Bookmark], pages: Sequence[bytes]) -> bytes:
    """Add the bookmarks, the first of which is the title, and return the reference to them."""
    root, root_reference = file.reserve()
    items = [file.reserve() for _ in bookmarks]
    references = [reference for _, reference in items]
    title, *below = references
    for place, ((raw, _), bookmark) in enumerate(zip(items, bookmarks, strict=True)):
        around = _around(below, place - 1, title) if place else _title(below, root_reference)
        raw.content = b"<</Title%s/Dest[%s/XYZ %s %s null]%s>>" % (
            text_string(bookmark.words),
            pages[bookmark.page],
            *(number(length).encode() for length in bookmark.place),
            around,
        )
    root.content = b"<</Type/Outlines/First %s/Last %s/Count %d>>" % (title, title, len(items))
    return root_reference


def _title(below: Sequence[bytes], root: bytes) -> bytes:
    if not below:
        return b"/Parent " + root
    return b"/Parent %s/First %s/Last %s/Count %d" % (root, below[0], below[-1], len(below))


def _around(below: Sequence[bytes], place: int, parent: bytes) -> bytes:
    """Return whose heading this is, and those before and after it."""
    before = b"/Prev " + below[place - 1] if place else b""
    after = b"/Next " + below[place + 1] if place + 1 < len(below) else b""
    return b"/Parent " + parent + before + after
