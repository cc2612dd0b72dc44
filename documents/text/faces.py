"""The faces of the house: which characters they have and how HarfBuzz shapes them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

import uharfbuzz as hb

FOLDER = Path(__file__).parents[1] / "fonts"
SHAPES_KEPT = 8192  # papers repeat their words; about 1 KB each
FEATURES = {"kern": True, "liga": True}
SPELT: Mapping[str, str] = {  # Kazakh letters no face draws; Unicode prefers them spelt in two
    "\u0675": "\u0674\u0627",
    "\u0676": "\u0674\u0648",
    "\u0677": "\u0674\u06c7",
    "\u0678": "\u0674\u0649",
}
EM = 1000.0  # what an upright glyph takes of a vertical line
UPRIGHT_ORIGIN = 880  # its origin lies above the middle of its feet: what PDF presumes

Course = Literal["ltr", "rtl", "ttb"]  # which way a run goes, before its line is turned


class Glyph(NamedTuple):
    """One glyph in drawing order; lengths in thousandths of the size.

    `advance` is measured along the line; `rise` is how far the glyph stands above its place.
    """

    number: int
    cluster: int
    advance: float
    shift: float
    rise: float


class Face:
    """One font file, opened once per process and read lazily from disk."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.harfbuzz = hb.Face(hb.Blob.from_file_path(str(FOLDER / f"{name}.ttf")))
        drawn = frozenset(self.harfbuzz.unicodes)
        spelt = (one for one, letters in SPELT.items() if set(map(ord, letters)) <= drawn)
        self.characters = drawn.union(map(ord, spelt))
        self._font = hb.Font(self.harfbuzz)
        self._scale = 1000 / self.harfbuzz.upem
        self._widths: dict[int, float] = {}
        self._shapes: dict[tuple[str, str, Course, str], tuple[Glyph, ...]] = {}
        extents = self._font.get_font_extents("ltr")
        self.ascent = round(extents.ascender * self._scale)
        self.descent = round(extents.descender * self._scale)

    def width(self, glyph: int) -> float:
        """Return the width the file gives a glyph."""
        found = self._widths.get(glyph)
        if found is None:
            found = self._font.get_glyph_h_advance(glyph) * self._scale
            self._widths[glyph] = found
        return found

    def shape(self, text: str, *, script: str, course: Course, language: str) -> tuple[Glyph, ...]:
        """Return the glyphs of a run of one script and course, from left to right or downwards."""
        key = (text, script, course, language)
        found = self._shapes.get(key)
        if found is None:
            if len(self._shapes) >= SHAPES_KEPT:
                self._shapes.clear()
            found = self._shapes[key] = self._shaped(text, script, course, language)
        return found

    def _shaped(self, text: str, script: str, course: Course, language: str) -> tuple[Glyph, ...]:
        letters, places = _spelt(text)
        buffer = hb.Buffer()
        buffer.add_str(letters)
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        buffer.direction = course
        buffer.script = script
        buffer.language = language
        hb.shape(self._font, buffer, FEATURES)
        found = self._upright(buffer) if course == "ttb" else self._along(buffer)
        return found if letters == text else _placed(found, places)

    def _along(self, buffer: hb.Buffer) -> tuple[Glyph, ...]:
        scale = self._scale
        return tuple(
            Glyph(
                info.codepoint,
                info.cluster,
                place.x_advance * scale,
                place.x_offset * scale,
                place.y_offset * scale,
            )
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        )

    def _upright(self, buffer: hb.Buffer) -> tuple[Glyph, ...]:
        scale = self._scale
        return tuple(
            Glyph(info.codepoint, info.cluster, EM, 0.0, place.y_offset * scale + UPRIGHT_ORIGIN)
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        )


def _spelt(text: str) -> tuple[str, list[int]]:
    """Return the letters to draw, and for each its place in the text."""
    letters = [(one, place) for place, given in enumerate(text) for one in SPELT.get(given, given)]
    return "".join(one for one, _ in letters), [place for _, place in letters]


def _placed(glyphs: Iterable[Glyph], places: Sequence[int]) -> tuple[Glyph, ...]:
    return tuple(glyph._replace(cluster=places[glyph.cluster]) for glyph in glyphs)


@lru_cache
def face(name: str) -> Face:
    """Return the face of `documents/fonts/<name>.ttf`."""
    return Face(name)
