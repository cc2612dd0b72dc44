"""A text cut into runs of one face, direction and script, each shaped on its own."""

from collections.abc import Mapping
from dataclasses import dataclass

from documents.text.bidi import levels
from documents.text.faces import Course, Face, Glyph
from documents.text.reading import HAN, Reading
from documents.text.scripts import DIRECTION_MARKS, is_invisible, script_of, stands_upright

USUAL: Mapping[Course, str] = {"ltr": "Latn", "rtl": "Arab", "ttb": "Hani"}
REPLACEMENT = "\ufffd"  # stands for what cannot be written at all; never drawn as a box


@dataclass(slots=True)
class Run:
    """Characters drawn with one face; `face` is None where no face has them.

    Upright runs are those of Chinese in a line from top to bottom; all others lie in it.
    """

    face: Face | None
    level: int
    start: int
    text: str
    script: str | None = None
    upright: bool = False
    glyphs: tuple[Glyph, ...] = ()

    @property
    def end(self) -> int:
        """Return the place after the last character."""
        return self.start + len(self.text)

    def takes(self, face: Face | None, level: int, script: str | None, character: str) -> bool:
        """Say whether the next character continues this run."""
        if self.face is not face or self.level != level:
            return False
        if character == " " and self.script == "Hani":
            return False  # else a space would be stretched over Chinese text in search results
        return script is None or self.script is None or script == self.script


def itemise(
    text: str, reading: Reading, *, bold: bool, rtl: bool, vertical: bool = False
) -> list[Run]:
    """Return the shaped runs of a line of text, in logical order, without direction marks."""
    found: list[Run] = []
    current: Run | None = None
    before: Face | None = None
    for index, (character, level) in enumerate(zip(text, levels(text, int(rtl)), strict=True)):
        if character in DIRECTION_MARKS:
            current = before = None
            continue
        face = _face_for(character, reading, bold, before)
        if face is None and is_invisible(character):
            current = None  # runs have no holes
            continue
        before, script = face, script_of(character)
        upright = vertical and _is_upright(character, face, level)
        if (
            current is not None
            and current.upright == upright
            and current.takes(face, level, script, character)
        ):
            current.text += character
            current.script = current.script or script
        else:
            current = Run(face, level, index, character, script, upright)
            found.append(current)
    for run in found:
        _shape(run, reading)
    return found


def _is_upright(character: str, face: Face | None, level: int) -> bool:
    """Signs that come from another face than the Chinese one lie with its letters."""
    is_chinese = face is not None and face.name.startswith(HAN) and not level & 1
    return is_chinese and stands_upright(character)


def _face_for(character: str, reading: Reading, bold: bool, before: Face | None) -> Face | None:
    if is_invisible(character):
        return before
    if character == REPLACEMENT:
        return None
    return reading.pick(character, bold=bold, before=before)


def _shape(run: Run, reading: Reading) -> None:
    if run.face is None:
        return
    course: Course = "ttb" if run.upright else "rtl" if run.level & 1 else "ltr"
    script = run.script or USUAL[course]
    run.glyphs = run.face.shape(run.text, script=script, course=course, language=reading.tag)
