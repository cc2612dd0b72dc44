"""Sets bilingual words: which passages they make, in which face, direction and place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from documents.layout.passages import Passage, Side
from documents.layout.strips import Cell
from documents.layout.theme import LARGER, TWO_COLUMNS_FROM, Air, Type, leading
from documents.pdf.structure import Element
from documents.sheets import Align
from documents.text.cleaning import plain
from documents.text.lines import Lettering, missing_in, set_lines
from documents.text.pieces import Line
from documents.text.reading import Reading
from documents.values import Words

CHINESE = Reading("zh-Hans")
FIXED: Mapping[str, Side] = {"left": "left", "center": "center", "right": "right"}


@dataclass(frozen=True, slots=True)
class Slot:
    """Where words go: a width, an alignment, and the element they belong to.

    Without `parent` they are running heads and feet, which are not read out.
    """

    width: float
    parent: Element | None = None
    tag: str = "P"
    align: Align | Side = "start"


BOUNDLESS = Slot(10_000.0)


@dataclass
class Setter:
    """Sets the words of one sheet and remembers the characters no face has."""

    x: float
    width: float
    reading: Reading
    air: Air = Air.AMPLE
    missing: list[str] = field(default_factory=list)

    @property
    def rtl(self) -> bool:
        """Say whether the sheet is mirrored."""
        return self.reading.rtl

    @property
    def side_by_side(self) -> bool:
        """Say whether running text stands in two columns, Chinese left."""
        return self.width >= TWO_COLUMNS_FROM

    def left_of(self, offset: float, width: float) -> float:
        """Return the left edge of what begins `offset` after the reader's starting edge."""
        return self.x + (self.width - offset - width if self.rtl else offset)

    def is_double(self, words: Words) -> bool:
        """Say whether the words are printed in two languages."""
        return self.reading != CHINESE and words.local not in (None, "", words.zh)

    def bookmark(self, words: Words) -> str:
        """Return words as a bookmark has them: once, in one line, in the reader's language."""
        return plain(words.local if words.local and self.is_double(words) else words.zh)

    def stacked(self, words: Words, type_: Type, slot: Slot) -> tuple[Passage, ...]:
        """Return the Chinese above the reader's language, in one column."""
        if not self.is_double(words):
            return self.once(words, type_, slot)
        return (*self.chinese(words, type_, slot), *self.local(words, type_, slot))

    def once(self, words: Words, type_: Type, slot: Slot) -> tuple[Passage, ...]:
        """Return words that are the same for both readers, or exist in Chinese only."""
        if words.local == words.zh and self.reading != CHINESE:
            return self._set(words.zh, self.reading, type_, slot)
        return self.chinese(words, type_, slot)

    def chinese(self, words: Words, type_: Type, slot: Slot) -> tuple[Passage, ...]:
        """Return the Chinese."""
        return self._set(words.zh, CHINESE, type_, slot)

    def local(self, words: Words, type_: Type, slot: Slot) -> tuple[Passage, ...]:
        """Return the reader's language."""
        size = round(type_.local * (LARGER if self.reading.vertical else 1), 1)
        beside = replace(type_, zh=size, ink=type_.local_ink)
        return self._set(words.local or "", self.reading, beside, slot)

    def widest_word(self, words: Words, type_: Type) -> float:
        """Return the width that the longest word needs to stay whole; Chinese has no such words."""
        if not words.local or not self.is_double(words):
            return 0.0
        each = [self.local(Words("", word), type_, BOUNDLESS) for word in words.local.split()]
        return max((one.lines[0].width for passages in each for one in passages), default=0.0)

    def cell(self, offset: float, width: float, passages: Iterable[Passage]) -> Cell:
        """Return a cell that begins `offset` after the starting edge."""
        return Cell(self.left_of(offset, width), width, tuple(passages))

    def lettering(self, type_: Type, reading: Reading) -> Lettering:
        """Return how letters are set on this sheet, whose lines all run one way."""
        return Lettering(type_.zh, reading, type_.bold, self.reading.vertical, type_.even)

    def _set(self, text: str, reading: Reading, type_: Type, slot: Slot) -> tuple[Passage, ...]:
        if not text:
            return ()
        lettering = self.lettering(type_, reading)
        lines = set_lines(text, lettering, reading.rtl, round(slot.width, 2))
        self.missing.extend(missing_in(lines))
        lang = None if reading == self.reading else reading.tag
        element = Element(slot.tag, slot.parent, lang=lang) if slot.parent else None
        side = self._side(slot.align, reading, lines)
        gap = leading(type_.zh, arabic=reading.rtl)
        return (Passage(lines, type_.zh, gap, type_.ink, side, element),)

    def _side(self, align: Align | Side, reading: Reading, lines: tuple[Line, ...]) -> Side:
        """Words go to the sheet's side; lines of Chinese still begin left on a mirrored one."""
        if align in FIXED:
            return FIXED[align]
        if len(lines) > 1 and reading.rtl != self.rtl:
            return "block" if align == "start" else "left"
        return "right" if self.rtl == (align == "start") else "left"
