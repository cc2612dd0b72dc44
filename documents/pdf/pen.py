"""Draws on pages: text by glyph, rules and areas, each inside a tag or as an artifact."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from documents.pdf.embedding import EmbeddedFace
from documents.pdf.objects import number, utf16
from documents.pdf.structure import Element
from documents.text.faces import Face
from documents.text.lines import Lettering, Line, Piece, set_lines
from documents.text.reading import Reading

BLANK_MARK = "手写补填"  # "to be filled in by hand"
BLANK_MARK_SHARE = 0.42  # of the size of the words around it
SMALLEST_MARK = 3.6  # points; smaller ones are left out
HAND = Reading("zh-Hans")


@dataclass
class Page:
    """One page being drawn; `owners` are the elements of its marked contents."""

    number: int
    code: list[str] = field(default_factory=list)
    owners: list[Element] = field(default_factory=list)


class Pen:
    """Writes the content of one file; the file itself is put together afterwards."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self.pages: list[Page] = []
        self.faces: dict[Face, EmbeddedFace] = {}

    def turn_page(self) -> None:
        """Begin the next page."""
        self.pages.append(Page(len(self.pages)))

    @property
    def _page(self) -> Page:
        return self.pages[-1]

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

    def text(self, line: Line, place: tuple[float, float], size: float, ink: float) -> None:
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
            self._piece(piece, piece.face, f"{number(x + piece.x)} {number(y)}", size)
        if open_text:
            code.append("ET")

    def rule(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        *,
        width: float = 0.6,
        ink: float = 0.3,
    ) -> None:
        """Draw a straight line."""
        path = f"{number(start[0])} {number(start[1])} m {number(end[0])} {number(end[1])} l S"
        self._page.code.append(f"{number(ink)} G {number(width)} w {path}")

    def area(self, corner: tuple[float, float], size: tuple[float, float], *, ink: float) -> None:
        """Fill a rectangle; `corner` is the lower left one."""
        self._page.code.append(f"{number(ink)} g {_rectangle(corner, size)} f")

    def frame(
        self, corner: tuple[float, float], size: tuple[float, float], *, dashed: bool = False
    ) -> None:
        """Draw the outline of a rectangle."""
        dash = "[2.5 2.5]0 d " if dashed else ""
        end = " []0 d" if dashed else ""
        self._page.code.append(f"{dash}0.35 G 0.6 w {_rectangle(corner, size)} S{end}")

    def raw(self, operators: str) -> None:
        """Draw with ready-made operators (the modules of a QR code)."""
        self._page.code.append(operators)

    def _piece(self, piece: Piece, face: Face, place: str, size: float) -> None:
        codes = self.faces.get(face)
        if codes is None:
            codes = self.faces[face] = EmbeddedFace(face, f"F{len(self.faces) + 1}")
        parts: list[str] = [f"/{codes.resource} {number(size)} Tf 1 0 0 1 {place} Tm [<"]
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

    def _blank(self, piece: Piece, place: tuple[float, float], size: float) -> None:
        """A ruled blank: what no face has is written by hand; copying still gives the letter."""
        x, y = place
        code = self._page.code
        code.append(f"/Span<</ActualText<{utf16(piece.text).decode()}>>>BDC")
        floor = y - 0.14 * size
        self.rule((x + 0.6, floor), (x + piece.width - 0.6, floor))
        mark_size = round(size * BLANK_MARK_SHARE, 1)
        if mark_size >= SMALLEST_MARK:
            (mark,) = set_lines(BLANK_MARK, Lettering(mark_size, HAND), False, 1000.0)
            left = x + (piece.width - mark.width) / 2
            self.text(mark, (left, floor - mark_size), mark_size, 0.35)
        code.append("EMC")


def _rectangle(corner: tuple[float, float], size: tuple[float, float]) -> str:
    return " ".join(map(number, (*corner, *size))) + " re"
