"""Draws on pages: text by glyph, rules and areas, each inside a tag or as an artifact."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from documents.pdf.embedding import EmbeddedFace
from documents.pdf.objects import number, utf16
from documents.pdf.outline import Bookmark
from documents.pdf.placing import HORIZONTAL, Pair, Placing
from documents.pdf.qr import qr_path
from documents.pdf.structure import Element
from documents.text.faces import Face
from documents.text.lines import Lettering, set_lines
from documents.text.pieces import Line, Piece
from documents.text.reading import Reading

BLANK_MARK = "手写补填"  # "to be filled in by hand"
STROKE = 0.03  # of the size: the width of the outline that makes heavy letters
BLANK_MARK_SHARE = 0.42  # of the size of the words around it
SMALLEST_MARK = 3.6  # points; smaller ones are left out
MARK_RISE = 0.25  # of its size: above the rule, for what is below belongs to the next line
HAND = Reading("zh-Hans")


@dataclass
class Page:
    """One page being drawn; `owners` are the elements of its marked contents."""

    number: int
    code: list[str] = field(default_factory=list)
    owners: list[Element] = field(default_factory=list)


class Pen:
    """Writes the content of one file; the file itself is put together afterwards.

    Places are those of the layout; `placing` says where on the page they are.
    """

    def __init__(self, placing: Placing = HORIZONTAL) -> None:
        self.placing = placing
        self.root = Element("Document")
        self.pages: list[Page] = []
        self.bookmarks: list[Bookmark] = []
        self.faces: dict[tuple[Face, bool], EmbeddedFace] = {}

    def turn_page(self) -> None:
        """Begin the next page."""
        self.pages.append(Page(len(self.pages)))

    @property
    def _page(self) -> Page:
        return self.pages[-1]

    def bookmark(self, words: str, top: float) -> None:
        """Let readers of PDF jump to what stands below `top`."""
        place = self.placing.point((0.0, top))
        self.bookmarks.append(Bookmark(words, self._page.number, place))

    @contextmanager
    def tagged(self, element: Element) -> Iterator[None]:
        """Draw as part of `element`."""
        page = self._page
        element.kids.append((page.number, len(page.owners)))
        page.code.append(f"/{element.tag}<</MCID {len(page.owners)}>>BDC")
        page.owners.append(element)
        yield
        page.code.append("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Draw what says nothing: rules, tints, running feet."""
        self._page.code.append("/Artifact BMC")
        yield
        self._page.code.append("EMC")

    def text(self, line: Line, place: Pair, size: float, ink: float) -> None:
        """Draw a line with its left end of the baseline at `place`."""
        x, y = place
        code = self._page.code
        open_text = False
        for piece in line.pieces:
            if piece.face is None:
                if open_text:
                    code.append("ET")
                self._blank(piece, (x + piece.x, y), size)
                open_text = False
                continue
            if not open_text:
                code.append(f"BT {number(ink)} g")
                open_text = True
            if piece.heavy:
                code.append(f"2 Tr {number(ink)} G {number(STROKE * size)} w")
            self._piece(piece, piece.face, (x + piece.x, y), size)
            if piece.heavy:
                code.append("0 Tr")
        if open_text:
            code.append("ET")

    def rule(self, start: Pair, end: Pair, *, width: float = 0.6, ink: float = 0.3) -> None:
        """Draw a straight line."""
        path = _path((self.placing.point(start), self.placing.point(end)))
        self._page.code.append(f"{number(ink)} G {number(width)} w {path}")

    def area(self, corner: Pair, size: Pair, *, ink: float) -> None:
        """Fill a rectangle; `corner` is the lower left one."""
        self._page.code.append(f"{number(ink)} g {self._rectangle(corner, size)} f")

    def frame(self, corner: Pair, size: Pair, *, dashed: bool = False) -> None:
        """Draw the outline of a rectangle."""
        dash = "[2.5 2.5]0 d " if dashed else ""
        end = " []0 d" if dashed else ""
        self._page.code.append(f"{dash}0.35 G 0.6 w {self._rectangle(corner, size)} S{end}")

    def sign(self, corner: Pair, side: float, strokes: Sequence[Sequence[Pair]]) -> None:
        """Draw a sign in a square; its strokes are told from the lower left corner."""
        (x, y), _ = self.placing.box(corner, (side, side))
        for stroke in strokes:
            path = _path([(x + right, y + up) for right, up in stroke])
            self._page.code.append(f"0.3 G 1.1 w {path}")

    def qr_code(self, text: str, corner: Pair, side: float) -> None:
        """Draw a code to scan in a square."""
        corner, _ = self.placing.box(corner, (side, side))
        self._page.code.append(qr_path(text, corner, side))

    def _piece(self, piece: Piece, face: Face, place: Pair, size: float) -> None:
        codes = self._codes(face, piece.upright)
        placed = self.placing.upright if piece.upright else self.placing.lying
        parts: list[str] = [f"/{codes.resource} {number(size)} Tf {placed(place, size)} Tm [<"]
        rise = 0.0
        for key, shift, up in piece.marks:
            if up != rise:
                parts.append(f">]TJ {number(up * size / 1000)} Ts [<")
                rise = up
            if shift:
                parts.append(f">{number(shift)}<")
            parts.append(codes[key])
        parts.append(">]TJ 0 Ts" if rise else ">]TJ")
        self._page.code.append("".join(parts))

    def _codes(self, face: Face, upright: bool) -> EmbeddedFace:
        codes = self.faces.get((face, upright))
        if codes is None:
            codes = EmbeddedFace(face, f"F{len(self.faces) + 1}", upright=upright)
            self.faces[face, upright] = codes
        return codes

    def _blank(self, piece: Piece, place: Pair, size: float) -> None:
        """A ruled blank: what no face has is written by hand; copying still gives the letter."""
        x, y = place
        code = self._page.code
        code.append(f"/Span<</ActualText<{utf16(piece.text).decode()}>>>BDC")
        floor = y - 0.14 * size
        self.rule((x + 0.6, floor), (x + piece.width - 0.6, floor))
        mark_size = round(size * BLANK_MARK_SHARE, 1)
        if mark_size >= SMALLEST_MARK:
            lettering = Lettering(mark_size, HAND, vertical=self.placing.vertical)
            (mark,) = set_lines(BLANK_MARK, lettering, False, 1000.0)
            left = x + (piece.width - mark.width) / 2
            self.text(mark, (left, floor + MARK_RISE * mark_size), mark_size, 0.35)
        code.append("EMC")

    def _rectangle(self, corner: Pair, size: Pair) -> str:
        corner, size = self.placing.box(corner, size)
        return " ".join(map(number, (*corner, *size))) + " re"


def _path(points: Sequence[Pair]) -> str:
    """Return the operators that draw a line through all points."""
    first, *others = (f"{number(x)} {number(y)}" for x, y in points)
    return f"{first} m {' '.join(f'{other} l' for other in others)} S"
