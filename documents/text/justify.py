"""Running text with two even edges: white is shared out between words, and between ideographs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from documents.text.breaking import NOT_AT_START
from documents.text.pieces import Line, Mark, Piece
from documents.text.scripts import is_ideographic

# Room in thousandths of the size. A space becomes two and a half as wide at most; from a tenth of
# the size on, readers of PDF take the white between two ideographs for a space.
BETWEEN_WORDS = 400.0
BETWEEN_IDEOGRAPHS = 95.0


def justified(lines: Sequence[Line], available: float, size: float) -> Sequence[Line]:
    """Return the lines of a paragraph stretched to `available`, but for the last one.

    Where white would tear one of them they all stay as they are: a single ragged line among even
    ones looks like a mistake.
    """
    *filled, last = lines
    shares = [_share(line, available, size) for line in filled]
    if max(shares, default=0) > 1:
        return lines
    even = (_stretched(line, share, size) for line, share in zip(filled, shares, strict=True))
    return (*even, last)


def _share(line: Line, available: float, size: float) -> float:
    """Return which part of its room a line needs; more than 1 is too much."""
    wanted = max(available - line.width, 0) * 1000 / size
    room = sum(map(sum, _rooms(line)))
    return wanted / room if room else float(wanted > 0) * 2


def _stretched(line: Line, share: float, size: float) -> Line:
    pieces: list[Piece] = []
    grown = 0.0
    for piece, rooms in zip(line.pieces, _rooms(line), strict=True):
        gaps = [room * share for room in rooms]
        inside = sum(gaps) * size / 1000
        marks = tuple(_moved(piece, (0.0, *gaps)))
        width = piece.width + inside
        pieces.append(replace(piece, x=piece.x + grown, width=width, marks=marks))
        grown += inside
    return Line(tuple(pieces), line.width + grown)


def _moved(piece: Piece, gaps: Sequence[float]) -> Iterator[Mark]:
    way = 1 if piece.upright else -1
    for mark, gap in zip(piece.marks, gaps, strict=False):
        yield mark._replace(shift=mark.shift + way * gap)


def _rooms(line: Line) -> list[list[float]]:
    """Return for every mark of every piece how much white may be added behind it."""
    said = [[mark.key[1] for mark in piece.marks] or [piece.text] for piece in line.pieces]
    texts = [text for texts in said for text in texts]
    rooms = iter([*map(_room, texts, texts[1:]), 0.0])
    return [list(islice(rooms, len(texts))) for texts in said]


def _room(text: str, following: str) -> float:
    if text == " ":
        return BETWEEN_WORDS
    if is_ideographic(text[-1:] or " ") and following and following[0] not in NOT_AT_START:
        return BETWEEN_IDEOGRAPHS
    return 0.0
