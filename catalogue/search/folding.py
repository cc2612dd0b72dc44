"""Folding: spellings that a reader takes for the same become the same letters."""

import unicodedata

from kernel.scripts.chinese import simplified_characters

# Letters that no Unicode decomposition brings together, but readers and keyboards do.
_LATIN = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"}
_CYRILLIC = {
    "ә": "а", "қ": "к", "ғ": "г", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и",
}  # fmt: skip
_ARABIC = {
    "ی": "ي", "ى": "ي",  # Farsi and dotless yeh
    "ک": "ك", "ڪ": "ك",  # keheh, swash kaf
    "ە": "ه", "ھ": "ه", "ہ": "ه", "ة": "ه",  # ae, heh doachashmee, heh goal, teh marbuta
    "ئ": "", "ء": "", "\u0674": "",  # the hamza carrier, hamza, and the Kazakh high hamza
    "\u0640": "",  # tatweel
}  # fmt: skip
_LETTERS = str.maketrans({**_LATIN, **_CYRILLIC, **_ARABIC, **simplified_characters()})
_INVISIBLE = ("Mn", "Cf", "Cs")  # accents and vowel marks, joiners and direction marks, surrogates


def fold(text: str) -> str:
    """Return `text` in small letters and simplified characters, without accents and marks."""
    if text.isascii():
        return text.lower()
    # The letters go first: decomposed, the hamza carrier would leave a yeh behind.
    letters = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    parts = unicodedata.normalize("NFD", letters)
    kept = "".join(c for c in parts if c.isascii() or unicodedata.category(c) not in _INVISIBLE)
    return unicodedata.normalize("NFC", kept)


def tidy(text: str) -> str:
    """Return `text` as typed, in composed letters and without invisible marks."""
    composed = unicodedata.normalize("NFKC", text)
    return "".join(c for c in composed if unicodedata.category(c) not in ("Cf", "Cs"))
