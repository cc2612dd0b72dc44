"""How a language is set: its direction and the order in which faces are asked."""

from dataclasses import dataclass
from functools import lru_cache

from documents.text.faces import Face, face
from documents.text.scripts import script_of
from kernel.locales import direction

HAN, LATIN, ARABIC = "NotoSansSC", "NotoSans", "Vazirmatn"
MONGOLIAN = "NotoSansMongolian-Regular"  # there is no bold
_ORDERS = {
    "zh": (HAN, LATIN, ARABIC),
    "ug": (ARABIC, LATIN, HAN),
    "kk-Arab": (ARABIC, LATIN, HAN),
}
_OTHERS = (LATIN, HAN, ARABIC)


@dataclass(frozen=True, slots=True)
class Reading:
    """A language on paper. Compared by its tag, so it can be part of a cache key."""

    tag: str

    @property
    def rtl(self) -> bool:
        """Say whether it is written from right to left."""
        return direction(self.tag) == "rtl"

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
    regular = [face(f"{name}-Regular") for name in names] + [face(MONGOLIAN)]
    if not bold:
        return tuple(regular)
    return (*(face(f"{name}-Bold") for name in names), *regular)


@lru_cache(8192)
def _first_with(tag: str, bold: bool, character: str) -> Face | None:
    code = ord(character)
    return next((one for one in _faces(tag, bold) if code in one.characters), None)
