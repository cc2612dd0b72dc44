"""What stands on every page outside the text: the mark of a copy, the foot, the page number."""

from dataclasses import dataclass

from documents.layout.closing import draw_below
from documents.layout.heads import draw_head
from documents.layout.passages import Passage, heights
from documents.layout.setter import Setter, Slot
from documents.layout.strips import Cell
from documents.layout.theme import FOOT, GUTTER, HAIR, MM, RUNNING, SMALL, TOP
from documents.pdf.pen import Pen
from documents.pdf.structure import Element
from documents.sheets import CopyMark, Sheet
from documents.values import PaperSize, Words

PAGE_SHARE = 0.3  # of the width, for the page number
MARK_SHARE = {  # of the width, for the mark of a copy
    PaperSize.A4: 0.62,
    PaperSize.A5: 1.0,
    PaperSize.ROLL: 1.0,
}
MARK_TOP, MARK_ROOM, BELOW_MARK = 4 * MM, 4.0, 2 * MM
ABOVE_WORDS = 3.0


@dataclass(frozen=True, slots=True)
class Running:
    """Draws head and foot of every page of one sheet."""

    sheet: Sheet
    setter: Setter
    page_height: float
    root: Element

    def draw(self, pen: Pen, page: int, pages: int) -> None:
        """Draw on page `page` of `pages`; the first is 1."""
        if self.sheet.copy:
            self._copy_mark(pen, self.sheet.copy, read_out=page == 1)
        if self.sheet.running and page > 1:
            draw_head(self.sheet.running, self.setter, pen, self.page_height)
        self._foot(pen, page, pages)  # its words are read out last, once

    @property
    def text_top(self) -> float:
        """Return how far below the edge the text begins: below the mark of a copy, too."""
        least = TOP[self.sheet.size]
        if not self.sheet.copy:
            return least
        mark = heights(self._mark(self.sheet.copy)) + MARK_ROOM
        return max(least, MARK_TOP + mark + BELOW_MARK)

    def _mark(self, copy: CopyMark, parent: Element | None = None) -> tuple[Passage, ...]:
        slot = Slot(self._mark_width - 10, parent, align="center")
        return self.setter.stacked(self._joined(copy), SMALL, slot)

    @property
    def _mark_width(self) -> float:
        return self.setter.width * MARK_SHARE[self.sheet.size]

    def _copy_mark(self, pen: Pen, copy: CopyMark, *, read_out: bool) -> None:
        """A framed line at the end side: no copy is taken for the first paper."""
        width = self._mark_width
        passages = self._mark(copy, self.root if read_out else None)
        height = heights(passages) + MARK_ROOM
        x = self.setter.left_of(self.setter.width - width, width)
        top = self.page_height - MARK_TOP
        with pen.artifact():
            pen.frame((x, top - height), (width, height))
        draw_below(passages, pen, (x + 5, top - 1.5), width - 10)

    def _joined(self, copy: CopyMark) -> Words:
        zh = f"{copy.words.zh}　{copy.made.zh}"
        if not any(map(self.setter.is_double, (copy.words, copy.made))):
            return Words(zh)
        words, made = (one.local or one.zh for one in (copy.words, copy.made))
        return Words(zh, f"{words} · {made}")

    @property
    def foot_top(self) -> float:
        """Return how high the foot reaches; long words raise it."""
        words = self.sheet.footer or self.sheet.page_label
        slot = Slot(self.setter.width * (1 - PAGE_SHARE) - GUTTER)
        return FOOT + heights(self.setter.stacked(words, RUNNING, slot)) + ABOVE_WORDS

    def _foot(self, pen: Pen, page: int, pages: int) -> None:
        top = self.foot_top
        width = self.setter.width
        label = width * PAGE_SHARE if pages > 1 else 0.0
        with pen.artifact():
            pen.rule(
                (self.setter.x, top), (self.setter.x + width, top), width=HAIR.width, ink=HAIR.ink
            )
        if self.sheet.footer:
            place = (0.0, width - label - (GUTTER if label else 0))
            parent = self.root if page == 1 else None
            self._words(pen, self.sheet.footer, Slot(place[1], parent), place[0])
        if label:
            words = _numbered(self.sheet.page_label, page, pages)
            self._words(pen, words, Slot(label, align="end"), width - label)

    def _words(self, pen: Pen, words: Words, slot: Slot, offset: float) -> None:
        top = self.foot_top - ABOVE_WORDS
        passages: tuple[Passage, ...] = self.setter.stacked(words, RUNNING, slot)
        cell: Cell = self.setter.cell(offset, slot.width, passages)
        draw_below(cell.passages, pen, (cell.x, top), cell.width)


def _numbered(label: Words, page: int, pages: int) -> Words:
    numbers = {"page": page, "pages": pages}
    return Words(label.zh % numbers, label.local % numbers if label.local else None)
