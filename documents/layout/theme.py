"""Measures and sizes of our papers, in points: black on white, two weights, thin rules."""

from dataclasses import dataclass
from enum import Enum

from documents.values import PaperSize

MM = 72 / 25.4
ROLL_LENGTH = 14400.0  # points: no page of a PDF is longer
PAGES = {
    PaperSize.A4: (210 * MM, 297 * MM),
    PaperSize.A5: (148 * MM, 210 * MM),
    PaperSize.ROLL: (80 * MM, ROLL_LENGTH),
}
SIDE = {PaperSize.A4: 20 * MM, PaperSize.A5: 13 * MM, PaperSize.ROLL: 4 * MM}
TOP = {PaperSize.A4: 18 * MM, PaperSize.A5: 16 * MM, PaperSize.ROLL: 5 * MM}
FOOT = 7 * MM  # printers leave the last few millimetres white
ABOVE_FOOT = 4 * MM
TWO_COLUMNS_FROM = 150 * MM  # narrower papers put the languages one above the other
TWO_SHORT_COLUMNS_FROM = 110 * MM  # what is ticked off is short: side by side on A5 too
GUTTER = 6 * MM

SEAL = 42 * MM  # a seal is 38 to 42 mm across
CODE = 26 * MM
SIGNING_ROOM = 13 * MM

INK, SOFT, FAINT = 0.0, 0.28, 0.45
LARGER = 1.18  # Mongolian letters are small for their size; beside Chinese they look as large now
TINT, TINT_HEAD = 0.965, 0.935


@dataclass(frozen=True, slots=True)
class Weight:
    """How strong a rule is: its width, and its grey (0 is black)."""

    width: float
    ink: float


HAIR, THIN, THICK = Weight(0.4, 0.62), Weight(0.6, 0.3), Weight(1.6, 0.0)


class Air(float, Enum):
    """How much white stands in and between rows; tight is tried where it saves a page."""

    AMPLE = 1.0
    TIGHT = 0.6


@dataclass(frozen=True, slots=True)
class Type:
    """How a kind of text is set: size of the Chinese, size of the other language, weight.

    Running text is even at both edges.
    """

    zh: float
    local: float
    bold: bool = False
    ink: float = INK
    local_ink: float = SOFT
    even: bool = False


TITLE = Type(20, 13.5, bold=True, local_ink=INK)
OFFICE = Type(11, 9.5)
NUMBER = Type(9.5, 9, ink=SOFT)
HEADING = Type(11.5, 10.5, bold=True, local_ink=INK)
BODY = Type(10.5, 10, local_ink=INK, even=True)
VALUE = Type(10.5, 9.5)
STRONG = Type(11.5, 10.5, bold=True, local_ink=INK)
LABEL = Type(9.5, 8.5, ink=SOFT)
HEAD = Type(9.5, 8.5, bold=True)
CELL = Type(10, 9)
SMALL = Type(8.5, 8, ink=SOFT)
CAPTION = Type(7.5, 7.5, ink=SOFT)
RUNNING = Type(7.5, 7.5, ink=SOFT)


def leading(size: float, *, arabic: bool) -> float:
    """Return the distance between baselines; Arabic letters reach deeper."""
    return round(size * (1.62 if arabic else 1.42), 2)
