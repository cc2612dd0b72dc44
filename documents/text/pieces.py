"""What a line is made of: pieces of one face, in which every glyph knows what it says."""

from dataclasses import dataclass
from typing import NamedTuple

from documents.text.faces import Face


class Mark(NamedTuple):
    """A glyph with the text it stands for; `shift` (thousandths, to the left) comes before it.

    Where glyphs stand upright below one another it leads downwards.
    """

    key: tuple[int, str]
    shift: float
    rise: float


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs of one face standing together; without a face, a ruled blank for `text`.

    Heavy glyphs are bold ones of a face that has no bold.
    """

    face: Face | None
    x: float
    width: float
    text: str
    marks: tuple[Mark, ...] = ()
    upright: bool = False
    heavy: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line; pieces from its beginning at the left or top, lengths in points."""

    pieces: tuple[Piece, ...]
    width: float
