"""The tags of a file: what is a heading, a table, a cell, and in which language."""

from collections.abc import Iterable, Iterator, Sequence

from documents.pdf.objects import PdfFile, array, text_string

COLUMN_HEAD = b"<</O/Table/Scope/Column>>"
ROW_HEAD = b"<</O/Table/Scope/Row>>"


class Element:
    """A node of the structure tree; its kids are elements or (page, marked content) pairs."""

    __slots__ = ("actual", "alt", "attributes", "kids", "lang", "parent", "tag")

    def __init__(
        self,
        tag: str,
        parent: "Element | None" = None,
        *,
        lang: str | None = None,
        alt: str | None = None,
        attributes: bytes | None = None,
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.lang = lang
        self.alt = alt
        self.attributes = attributes
        self.actual: str | None = None
        self.kids: list[Element | tuple[int, int]] = []
        if parent is not None:
            parent.kids.append(self)

    def walk(self) -> "Iterator[Element]":
        """Return this element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


def write_structure(
    file: PdfFile, root: Element, pages: Sequence[bytes], owners: Iterable[Sequence[Element]]
) -> bytes:
    """Add the structure tree and return the reference to it.

    `owners` says for every page which element each marked content belongs to.
    """
    tree, tree_reference = file.reserve()
    reserved = {element: file.reserve() for element in root.walk()}
    for element, (raw, _) in reserved.items():
        parent = reserved[element.parent][1] if element.parent else tree_reference
        kids = [reserved[kid][1] if isinstance(kid, Element) else kid for kid in element.kids]
        raw.content = _element(element, parent, kids, pages)
    numbers = [
        b"%d %s" % (page, file.add(array(reserved[element][1] for element in owned)))
        for page, owned in enumerate(owners)
    ]
    parents = file.add(b"<</Nums%s>>" % array(numbers))
    tree.content = b"<</Type/StructTreeRoot/K %s/ParentTree %s/ParentTreeNextKey %d>>" % (
        reserved[root][1],
        parents,
        len(pages),
    )
    return tree_reference


def _element(
    element: Element,
    parent: bytes,
    kids: Sequence[bytes | tuple[int, int]],
    pages: Sequence[bytes],
) -> bytes:
    home = next((kid[0] for kid in kids if isinstance(kid, tuple)), None)
    parts = [b"<</Type/StructElem/S/%s/P %s" % (element.tag.encode(), parent)]
    if home is not None:
        parts.append(b"/Pg " + pages[home])
    if element.lang:
        parts.append(b"/Lang(%s)" % element.lang.encode())
    if element.alt:
        parts.append(b"/Alt" + text_string(element.alt))
    if element.actual:
        parts.append(b"/ActualText" + text_string(element.actual))
    if element.attributes:
        parts.append(b"/A" + element.attributes)
    parts.append(b"/K" + array(_kid(kid, home, pages) for kid in kids) + b">>")
    return b"".join(parts)


def _kid(kid: bytes | tuple[int, int], home: int | None, pages: Sequence[bytes]) -> bytes:
    if isinstance(kid, bytes):
        return kid
    page, content = kid
    if page == home:
        return b"%d" % content
    return b"<</Type/MCR/Pg %s/MCID %d>>" % (pages[page], content)
