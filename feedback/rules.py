"""How long reports are kept, and whether a text of ours is the one that was meant."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import lru_cache

from feedback.values import Place

KEPT_OPEN = timedelta(days=365)
KEPT_SETTLED = timedelta(days=90)
SHORTEST = 4  # a shorter text of ours stands in half of what anybody may send
BLANK = re.compile(r"%\(\w+\)\w|%\w")  # where a sentence of ours takes a value
MOST_PLACES = 8
_SEEN = re.compile(r"[^\s\u034f\u115f\u1160\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0]")


def clean(text: str) -> str:
    """Return a text without control characters and without room around it; lines stay lines.

    Where nothing of it can be seen, nothing was said.
    """
    kept = (letter for letter in text if letter == "\n" or unicodedata.category(letter) != "Cc")
    said = "".join(kept).strip()
    return said if _SEEN.search("".join(_letters(said))) else ""


def places_of(wrong: str, texts: Iterable[tuple[str, str]]) -> list[Place]:
    """Return which of our texts, given with what each is known by, were meant: closest first.

    A text was meant that holds the words, or that stands within what was sent.
    """
    meant = folded(wrong)
    found = [Place(key, text) for key, text in texts if _was_meant(meant, folded(text))]
    return sorted(found, key=lambda one: abs(len(one.text) - len(wrong)))[:MOST_PLACES]


def _was_meant(wrong: str, text: str) -> bool:
    if not wrong or not text:
        return False
    if wrong in text:
        return True
    if len(text) < SHORTEST:
        return False
    return bool(_pattern(text).search(wrong)) if BLANK.search(text) else text in wrong


@lru_cache(4096)
def _pattern(text: str) -> re.Pattern[str]:
    """Return what finds a sentence whatever values it was said with."""
    parts = [part for part in BLANK.split(text) if len(part.strip()) >= SHORTEST]
    return re.compile(".{0,80}?".join(map(re.escape, parts)) if parts else r"(?!)")


def folded(text: str) -> str:
    """Return a text as it is compared: one space between words, no capitals, no joiners."""
    return " ".join("".join(_letters(text)).casefold().split())


def _letters(text: str) -> Iterator[str]:
    """Yield what is seen of a text: no marks of direction."""
    return (one for one in unicodedata.normalize("NFC", text) if unicodedata.category(one) != "Cf")
