"""Lines to sign on or to put a fingerprint on."""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.layout.passages import Passage, heights
from documents.layout.setter import Setter, Slot
from documents.layout.theme import LABEL, SIGNING_ROOM, SMALL, THIN
from documents.pdf.pen import Pen
from documents.pdf.structure import Element
from documents.sheets import SignatureLine

LABEL_SHARE = 0.46
SPACE = 5.0


@dataclass(frozen=True, slots=True)
class _Line:
    label: tuple[Passage, ...]
    hint: tuple[Passage, ...]
    height: float


class SigningLines:
    """Labels at the reader's side, rules beside them, hints below the rules."""

    def __init__(
        self,
        lines: Sequence[SignatureLine],
        place: tuple[float, float],
        setter: Setter,
        parent: Element,
    ) -> None:
        self.offset, self.width = place
        self.setter = setter
        self.label_width = self.width * LABEL_SHARE
        self.rule_width = self.width - self.label_width - SPACE
        self.lines = [self._line(line, parent) for line in lines]

    @property
    def height(self) -> float:
        """Return the height of all lines."""
        return sum(line.height for line in self.lines)

    def paint(self, pen: Pen, top: float, height: float) -> None:
        """Draw below `top`."""
        for line in self.lines:
            self._draw(line, pen, top)
            top -= line.height

    def _line(self, line: SignatureLine, parent: Element) -> _Line:
        label = self.setter.stacked(line.label, LABEL, Slot(self.label_width, parent))
        hint: tuple[Passage, ...] = ()
        if line.hint:
            hint = self.setter.stacked(line.hint, SMALL, Slot(self.rule_width, parent))
        room = max(heights(label), SIGNING_ROOM - 4)
        return _Line(label, hint, max(room + heights(hint) + 4, SIGNING_ROOM))

    def _draw(self, line: _Line, pen: Pen, top: float) -> None:
        floor = top - max(heights(line.label), SIGNING_ROOM - 4)
        x = self.setter.left_of(self.offset, self.label_width)
        place = floor + heights(line.label)
        for passage in line.label:
            passage.draw(pen, x, place, self.label_width)
            place -= passage.height
        x = self.setter.left_of(self.offset + self.label_width + SPACE, self.rule_width)
        with pen.artifact():
            pen.rule((x, floor), (x + self.rule_width, floor), width=THIN.width, ink=THIN.ink)
        place = floor - 1
        for passage in line.hint:
            passage.draw(pen, x, place, self.rule_width)
            place -= passage.height
