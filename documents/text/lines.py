"""A text set in lines of a given width: which glyph stands where and what it says.

Lines from top to bottom are set as if they lay: their width is measured downwards, and the pen
turns them. Only Chinese stands upright in them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from documents.text.bidi import visual_order
from documents.text.breaking import Span, break_lines
from documents.text.cleaning import printable_lines
from documents.text.clusters import spoken_texts
from documents.text.faces import EM, Face, Glyph
from documents.text.justify import justified
from documents.text.pieces import Line, Mark, Piece
from documents.text.reading import MONGOLIAN_FACE, Reading
from documents.text.runs import Run, itemise
from documents.values import isolate_figures

TEXTS_KEPT = 2048  # set texts; about 3 KB each
BLANK = 2.2  # width of a ruled blank per missing character, in sizes: room for handwriting
SMALLEST_SHIFT = 0.4  # thousandths of a size: nobody sees less


@dataclass(frozen=True, slots=True)
class Lettering:
    """Size in points, the language whose faces come first, boldness, and the way of the lines.

    Even lines fill the width, but for the last one of a paragraph.
    """

    size: float
    reading: Reading
    bold: bool = False
    vertical: bool = False
    even: bool = False


@lru_cache(TEXTS_KEPT)
def set_lines(text: str, lettering: Lettering, rtl: bool, available: float) -> tuple[Line, ...]:
    """Return the lines of a text; the breaks its writer made are kept."""
    found: list[Line] = []
    for written in printable_lines(isolate_figures(text, rtl=rtl)):
        runs = itemise(
            written, lettering.reading, bold=lettering.bold, rtl=rtl, vertical=lettering.vertical
        )
        widths = _widths(runs, len(written), lettering.size)
        spans = break_lines(written, widths, available)
        ends = [start + len(written[start:end].rstrip(" ")) for start, end in spans]
        lines: Sequence[Line] = [
            _line(_cut(runs, start, end), lettering)
            for (start, _), end in zip(spans, ends, strict=True)
        ]
        if lettering.even:
            lines = justified(lines, available, lettering.size)
        for line, visible, (_, end) in zip(lines, ends, spans, strict=True):
            space = _cut(runs, visible, visible + 1) if visible < end else []
            found.append(_with_space(line, space, lettering, rtl=rtl) if space else line)
    return tuple(found)


def missing_in(lines: Iterable[Line]) -> list[str]:
    """Return the characters that are printed as ruled blanks."""
    return [piece.text for line in lines for piece in line.pieces if piece.face is None]


def _widths(runs: Iterable[Run], length: int, size: float) -> list[float]:
    """Return the width of every character; a cluster's stands on its first one."""
    widths = [0.0] * length
    for run in runs:
        if run.face is None:
            for index in range(run.start, run.end):
                widths[index] = BLANK * size
        for glyph in run.glyphs:
            widths[run.start + glyph.cluster] += glyph.advance * size / 1000
    return widths


def _cut(runs: Iterable[Run], start: int, end: int) -> list[tuple[Run, int, int]]:
    """Return the parts of runs between two places."""
    return [
        (run, max(start, run.start), min(end, run.end))
        for run in runs
        if run.start < end and start < run.end
    ]


def _line(parts: Sequence[tuple[Run, int, int]], lettering: Lettering) -> Line:
    pieces: list[Piece] = []
    x = 0.0
    for place in visual_order([run.level for run, _, _ in parts]):
        run, start, end = parts[place]
        for piece in _pieces(run, (start - run.start, end - run.start), x, lettering):
            pieces.append(piece)
            x += piece.width
    return Line(tuple(pieces), x)


def _with_space(
    line: Line, space: Sequence[tuple[Run, int, int]], lettering: Lettering, *, rtl: bool
) -> Line:
    """Hang the space at which a line was broken over its end: read aloud, words stay apart."""
    hanging = _line(space, lettering)
    x = -hanging.width if rtl else line.width
    pieces = tuple(replace(piece, x=x) for piece in hanging.pieces)
    return Line((*pieces, *line.pieces) if rtl else (*line.pieces, *pieces), line.width)


def _pieces(run: Run, span: Span, x: float, lettering: Lettering) -> Iterable[Piece]:
    (start, end), size = span, lettering.size
    if run.face is None:
        for offset, character in enumerate(run.text[start:end]):
            yield Piece(None, x + offset * BLANK * size, BLANK * size, character)
        return
    glyphs = [glyph for glyph in run.glyphs if start <= glyph.cluster < end]
    width = sum(glyph.advance for glyph in glyphs) * size / 1000
    marks = _marks(run, run.face, glyphs, end)
    heavy = lettering.bold and run.face.name == MONGOLIAN_FACE
    yield Piece(run.face, x, width, run.text[start:end], marks, run.upright, heavy)


def _marks(run: Run, face: Face, glyphs: Sequence[Glyph], end: int) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    owed = 0.0  # how far the drawing point lags behind where the next glyph belongs
    texts = spoken_texts(run.text[:end], glyphs, rtl=bool(run.level & 1))
    for glyph, text in zip(glyphs, texts, strict=True):
        owed += glyph.shift
        shift = -owed if abs(owed) > SMALLEST_SHIFT else 0.0
        marks.append(Mark((glyph.number, text), shift, glyph.rise))
        lag = 0.0 if shift else owed
        drawn = EM if run.upright else face.width(glyph.number)
        owed = lag + glyph.advance - drawn - glyph.shift
    return tuple(marks)
