"""Mongolian case suffixes: written apart, but joined by U+202F so that they keep their shape.

After a plain space a suffix is drawn as a word of its own, and a line may break before it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

JOINER = "\u202f"
SUFFIXES = (
    *("ᠤᠨ", "ᠦᠨ", "ᠶᠢᠨ", "ᠤ", "ᠦ", "ᠢ", "ᠶᠢ", "ᠳᠤ", "ᠳᠦ", "ᠲᠤ", "ᠲᠦ"),
    *("ᠠᠴᠠ", "ᠡᠴᠡ", "ᠢᠶᠠᠷ", "ᠢᠶᠡᠷ", "ᠪᠠᠷ", "ᠪᠡᠷ", "ᠲᠠᠢ", "ᠲᠡᠢ"),
    *("ᠢᠶᠠᠨ", "ᠢᠶᠡᠨ", "ᠪᠠᠨ", "ᠪᠡᠨ", "ᠳ᠋ᠤᠭᠠᠷ"),
)
LETTER = "[\u180b-\u180f\u1820-\u18aa]"
# A vowel that carries a genitive itself is no suffix: the wu of Duanwu, the Dragon Boat Festival.
LOOSE = re.compile(rf" (?=({'|'.join(SUFFIXES)})(?!{LETTER}|{JOINER}ᠶᠢᠨ))")


def loose_suffixes(text: str) -> list[str]:
    """Return the suffixes that follow a plain space."""
    return LOOSE.findall(text)


def faults_in(path: Path) -> Iterator[str]:
    """Yield the lines of a file in which a suffix follows a plain space."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for suffix in loose_suffixes(line):
            yield f"{path.name}:{number}: {suffix} follows a plain space, not U+202F"
