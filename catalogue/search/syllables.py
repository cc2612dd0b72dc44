"""Reading Latin letters as pinyin: no dictionary, only the table of syllables."""

from functools import lru_cache

_RHYMES = {
    "": "a o e ai ei ao ou an en ang eng er",
    "b": "a o ai ei ao an en ang eng i ie iao ian in ing u",
    "p": "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
    "f": "a o ei ou an en ang eng u",
    "d": "a e ai ei ao ou an en ang eng ong i ie iao iu ian ing u uo ui uan un",
    "t": "a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un",
    "n": "a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan ue",
    "l": "a e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un ue",
    "g": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "k": "a e ai ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "h": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "j": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "q": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "x": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "zh": "a e ai ei ao ou an en ang eng ong i u ua uo uai ui uan un uang",
    "ch": "a e ai ao ou an en ang eng ong i u ua uo uai ui uan un uang",
    "sh": "a e ai ei ao ou an en ang eng i u ua uo uai ui uan un uang",
    "r": "e ao ou an en ang eng ong i u uo ui uan un",
    "z": "a e ai ei ao ou an en ang eng ong i u uo ui uan un",
    "c": "a e ai ao ou an en ang eng ong i u uo ui uan un",
    "s": "a e ai ao ou an en ang eng ong i u uo ui uan un",
    "y": "a o e ao ou an ang ong i in ing u ue uan un",
    "w": "a o ai ei an en ang eng u",
}
SYLLABLES = frozenset(first + rhyme for first, all_ in _RHYMES.items() for rhyme in all_.split())
_LONGEST = 6
_MOST_LETTERS = 48


def plain(syllable: str) -> str:
    """Return a syllable as the index writes it: u for ü, however it was typed."""
    return syllable.replace("v", "u")


@lru_cache(1024)
def as_pinyin(word: str) -> tuple[str, ...] | None:
    """Return the syllables of a folded word, the longest first; None if it is no pinyin."""
    if not word or len(word) > _MOST_LETTERS or not (word.isascii() and word.isalpha()):
        return None
    letters = plain(word)
    best: list[tuple[str, ...] | None] = [()]  # best[n]: the reading of the last n letters
    for start in range(len(letters) - 1, -1, -1):
        best.append(_read(letters, start, best))
    return best[-1]


def pinyin_start(word: str) -> tuple[str, ...]:
    """Return the syllables that a word being typed begins with, and what may begin the next."""
    for end in range(len(word), 0, -1):
        whole, rest = as_pinyin(word[:end]), plain(word[end:])
        if whole and any(syllable.startswith(rest) for syllable in SYLLABLES):
            return (*whole, rest) if rest else whole
    return ()


def _read(letters: str, start: int, best: list[tuple[str, ...] | None]) -> tuple[str, ...] | None:
    """Return the reading of the letters from `start` with the fewest syllables."""
    found: tuple[str, ...] | None = None
    for end in range(min(len(letters), start + _LONGEST), start, -1):
        rest = best[len(letters) - end]
        if letters[start:end] in SYLLABLES and rest is not None:
            reading = (letters[start:end], *rest)
            if found is None or len(reading) < len(found):
                found = reading
    return found
