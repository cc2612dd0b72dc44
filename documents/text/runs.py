"""A text cut into runs of one face, direction and script, each shaped on its own."""

from dataclasses import dataclass

from documents.text.bidi import levels
from documents.text.faces import Face, Glyph
from documents.text.reading import Reading
from documents.text.scripts import DIRECTION_MARKS, is_invisible, script_of

REPLACEMENT = "\ufffd"  # stands for what cannot be written at all; never drawn as a box


@dataclass(slots=True)
class Run:
    """Characters drawn with one face; `face` is None where no face has them."""

    face: Face | None
    level: int
    start: int
    text: str
    script: str | None = None
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


def itemise(text: str, reading: Reading, *, bold: bool, rtl: bool) -> list[Run]:
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
        if current is not None and current.takes(face, level, script, character):
            current.text += character
            current.script = current.script or script
        else:
            current = Run(face, level, index, character, script)
            found.append(current)
    for run in found:
        _shape(run, reading)
    return found


def _face_for(character: str, reading: Reading, bold: bool, before: Face | None) -> Face | None:
    if is_invisible(character):
        return before
    if character == REPLACEMENT:
        return None
    return reading.pick(character, bold=bold, before=before)


def _shape(run: Run, reading: Reading) -> None:
    if run.face is None:
        return
    rtl = bool(run.level & 1)
    script = run.script or ("Arab" if rtl else "Latn")
    run.glyphs = run.face.shape(run.text, script=script, rtl=rtl, language=reading.tag)
