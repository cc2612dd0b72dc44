"""Puts drawn pages, faces, tags and metadata together into one archivable file."""

import hashlib
import zlib
from functools import lru_cache
from pathlib import Path

from documents.pdf.metadata import Metadata
from documents.pdf.objects import PdfFile, array, number, text_string
from documents.pdf.outline import write_outline
from documents.pdf.pen import Page, Pen
from documents.pdf.structure import write_structure

PROFILE = Path(__file__).with_name("srgb.icc")


def assemble(pen: Pen, size: tuple[float, float], metadata: Metadata) -> bytes:
    """Return the file: tagged PDF 1.7, made to the rules of PDF/A-2b."""
    file = PdfFile()
    fonts = b"".join(
        b"/%s %s" % (one.resource.encode(), one.write(file)) for one in pen.faces.values()
    )
    resources = file.add(b"<</Font<<%s>>/ProcSet[/PDF/Text]>>" % fonts)
    tree, tree_reference = file.reserve()
    contents = ["\n".join(page.code).encode() for page in pen.pages]
    box = f"[0 0 {number(size[0])} {number(size[1])}]".encode()
    pages = [
        file.add(_page(page, file.add_stream(content), tree_reference, resources, box))
        for page, content in zip(pen.pages, contents, strict=True)
    ]
    tree.content = b"<</Type/Pages/Count %d/Kids%s>>" % (len(pages), array(pages))
    structure = write_structure(file, pen.root, pages, (page.owners for page in pen.pages))
    outline = write_outline(file, pen.bookmarks, pages)
    inside = b"/Pages %s/StructTreeRoot %s/Outlines %s" % (tree_reference, structure, outline)
    catalog = _catalog(file, inside, metadata)
    identity = hashlib.sha256(b"".join((metadata.xmp(), *contents))).digest()
    return file.close(catalog=catalog, info=metadata.info(), identity=identity)


def _page(page: Page, content: bytes, parent: bytes, resources: bytes, box: bytes) -> bytes:
    return (
        b"<</Type/Page/Parent %s/MediaBox%s/Resources %s/Contents %s/StructParents %d/Tabs/S>>"
        % (parent, box, resources, content, page.number)
    )


def _catalog(file: PdfFile, inside: bytes, metadata: Metadata) -> bytes:
    profile = file.add_packed(_profile(), b"/N 3")
    described = file.add_stream(metadata.xmp(), b"/Type/Metadata/Subtype/XML", packed=False)
    return (
        b"<</Type/Catalog%s/Lang%s/MarkInfo<</Marked true>>"
        b"/ViewerPreferences<</DisplayDocTitle true>>/Metadata %s/OutputIntents[<<"
        b"/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/DestOutputProfile %s>>]>>"
        % (inside, text_string(metadata.language), described, profile)
    )


@lru_cache
def _profile() -> bytes:
    """Return the deflated sRGB profile."""
    return zlib.compress(PROFILE.read_bytes())
