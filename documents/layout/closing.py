"""The foot of a paper: the code to scan, the lines to sign and the empty place of the seal."""

from collections.abc import Iterator
from dataclasses import dataclass

from documents.layout.passages import Passage, heights
from documents.layout.setter import Setter, Slot
from documents.layout.signing import SigningLines
from documents.layout.strips import Drawing, Gap, Strip
from documents.layout.theme import CAPTION, CODE, GUTTER, MM, SEAL, SMALL
from documents.pdf.pen import Pen
from documents.pdf.structure import Element
from documents.sheets import Closing, QrCode
from documents.values import Words

CODE_COLUMN = CODE + 14  # the caption may be a little wider than the code
BESIDE = 62 * MM  # of a caption beside the code, where nothing else stands there
QUIET = 4.0  # white around the code


def closing(block: Closing, setter: Setter, root: Element) -> Iterator[Strip]:
    """Return the foot: side by side where the paper is wide, else signatures first."""
    element = Element("Sect", root)
    yield Gap(12 * setter.air)
    if setter.side_by_side:
        yield _Foot(setter, element).strip(block)
        return
    if block.signatures:
        lines = SigningLines(block.signatures, (0, setter.width), setter, element)
        yield Drawing(lines.height, lines.paint, keeps=True, follows=True)
        yield Gap(8)
    if block.qr or block.seal:
        yield _Foot(setter, element).strip(Closing(seal=block.seal, qr=block.qr))


@dataclass(frozen=True, slots=True)
class _Foot:
    setter: Setter
    element: Element

    def strip(self, block: Closing) -> Drawing:
        """Return one drawing: code at the start, signatures between, seal at the end."""
        start = CODE_COLUMN + GUTTER if block.qr else 0.0
        end = SEAL + GUTTER if block.seal else 0.0
        place = (start, self.setter.width - start - end)
        alone = not (block.seal or block.signatures)
        code = _Code(block.qr, self.setter, self.element, beside=alone) if block.qr else None
        lines = SigningLines(block.signatures, place, self.setter, self.element)
        seal = _Seal(block.seal, self.setter, self.element) if block.seal else None
        parts = [part for part in (code, lines, seal) if part]

        def paint(pen: Pen, top: float, height: float) -> None:
            for part in parts:
                part.paint(pen, top, height)

        return Drawing(max(part.height for part in parts), paint, follows=True)


class _Code:
    """The code with its caption below, or beside it."""

    def __init__(self, qr: QrCode, setter: Setter, parent: Element, *, beside: bool) -> None:
        self.qr = qr
        self.beside = beside
        offset, self.width = 0.0, CODE_COLUMN
        if beside:
            offset = CODE + GUTTER
            self.width = min(setter.width - offset, BESIDE)
        self.x = setter.left_of(0, CODE if beside else CODE_COLUMN)
        self.caption_x = setter.left_of(offset, self.width)
        self.figure = Element("Figure", parent, alt=qr.alt)
        slot = Slot(self.width, parent, align="start" if beside else "center")
        self.caption = setter.stacked(qr.caption, CAPTION, slot)
        below = 0.0 if beside else QUIET + heights(self.caption)
        self.height = CODE + QUIET + below

    def paint(self, pen: Pen, top: float, height: float) -> None:
        """Draw below `top`."""
        aside = 0.0 if self.beside else (CODE_COLUMN - CODE) / 2
        with pen.tagged(self.figure):
            pen.qr_code(self.qr.text, (self.x + aside, top - CODE), CODE)
        free = (CODE - heights(self.caption)) / 2
        below = top - free if self.beside else top - CODE - QUIET
        draw_below(self.caption, pen, (self.caption_x, below), self.width)


class _Seal:
    """An empty square as large as a seal, with small words that the seal will cover."""

    height = SEAL

    def __init__(self, words: Words, setter: Setter, parent: Element) -> None:
        self.x = setter.left_of(setter.width - SEAL, SEAL)
        self.words = setter.stacked(words, SMALL, Slot(SEAL - 12, parent, align="center"))

    def paint(self, pen: Pen, top: float, height: float) -> None:
        """Draw below `top`."""
        with pen.artifact():
            pen.frame((self.x, top - SEAL), (SEAL, SEAL), dashed=True)
        middle = top - (SEAL - heights(self.words)) / 2
        draw_below(self.words, pen, (self.x + 6, middle), SEAL - 12)


def draw_below(
    passages: tuple[Passage, ...], pen: Pen, place: tuple[float, float], width: float
) -> None:
    """Draw passages one below the other."""
    x, top = place
    for passage in passages:
        passage.draw(pen, x, top, width)
        top -= passage.height
