"""How a language is set: its direction and the order in which faces are asked."""

from dataclasses import dataclass
from functools import lru_cache

from documents.text.faces import Face, face
from documents.text.scripts import script_of
from kernel.locales import LANGUAGES, direction

HAN, LATIN, ARABIC, MONGOLIAN = "NotoSansSC", "NotoSans", "Vazirmatn", "NotoSansMongolian"
MONGOLIAN_FACE = f"{MONGOLIAN}-Regular"  # there is no bold: its letters are drawn with a stroke
_ORDERS = {
    "zh": (HAN, LATIN, ARABIC, MONGOLIAN),
    "ug": (ARABIC, LATIN, HAN, MONGOLIAN),
    "kk-Arab": (ARABIC, LATIN, HAN, MONGOLIAN),
    "mn-Mong": (MONGOLIAN, LATIN, HAN, ARABIC),
}
_OTHERS = (LATIN, HAN, ARABIC, MONGOLIAN)


@dataclass(frozen=True, slots=True)
class Reading:
    """A language on paper. Compared by its tag, so it can be part of a cache key."""

    tag: str

    @property
    def rtl(self) -> bool:
        """Say whether it is written from right to left."""
        return direction(self.tag) == "rtl"

    @property
    def vertical(self) -> bool:
        """Say whether its lines run from top to bottom, the first one at the left."""
        language = LANGUAGES.get(self.tag)
        return language is not None and language.vertical

    def faces(self, *, bold: bool) -> tuple[Face, ...]:
        """Return the faces to ask, best first."""
        return _faces(self.tag, bold)

    def pick(self, character: str, *, bold: bool, before: Face | None) -> Face | None:
        """Return the face for a character, None where no face has it.

        What all scripts share stays with the face before it, so that a comma or a digit
        does not change its look in the middle of a word.
        """
        stays = before is not None and ord(character) in before.characters
        if stays and script_of(character) is None:
            return before
        return _first_with(self.tag, bold, character)


@lru_cache
def _faces(tag: str, bold: bool) -> tuple[Face, ...]:
    names = _ORDERS.get(tag) or _ORDERS.get(tag.partition("-")[0], _OTHERS)
    regular = tuple(face(f"{name}-Regular") for name in names)
    if not bold:
        return regular
    return (*(face(_bold(name)) for name in names), *regular)


def _bold(name: str) -> str:
    return MONGOLIAN_FACE if name == MONGOLIAN else f"{name}-Bold"


@lru_cache(8192)
def _first_with(tag: str, bold: bool, character: str) -> Face | None:
    """Return the face; Cyrillic is never taken from the Chinese one, which has only half of it."""
    code = ord(character)
    able = [one for one in _faces(tag, bold) if code in one.characters]
    if script_of(character) == "Cyrl":
        able.sort(key=lambda one: one.name.startswith(HAN))
    return able[0] if able else None
