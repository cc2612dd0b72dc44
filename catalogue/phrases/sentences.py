"""The interface's sentences as their catalogues hold them, for translators to read."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

from kernel.locales import LANGUAGES, LEGAL, Tag

CATALOGUES = Path(__file__).parents[2] / "translations"
KEPT = 4  # catalogues in memory: some hundred KB each


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the interface; several forms of one stand on lines of their own."""

    english: str
    chinese: str
    words: str
    places: tuple[str, ...]


def sentences(locale: Tag) -> list[Sentence]:
    """Return every sentence with its Chinese and the words of `locale`, in order."""
    chinese = {english: words for english, words, _ in _catalogue(LEGAL)}
    return [
        Sentence(english, chinese.get(english, ""), words, places)
        for english, words, places in _catalogue(locale)
    ]


def _catalogue(tag: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    path = CATALOGUES / LANGUAGES[tag].babel / "LC_MESSAGES" / "messages.po"
    return _read(path, path.stat().st_mtime_ns) if path.exists() else ()


@lru_cache(KEPT)
def _read(path: Path, _written: int) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    with path.open("rb") as file:
        catalogue = read_po(file)
    return tuple(
        (_lines(one.id), _lines(one.string), tuple(place for place, _ in one.locations))
        for one in catalogue
        if one.id
    )


def _lines(said: str | Iterable[str] | None) -> str:
    return said if isinstance(said, str) else "\n".join(filter(None, said or ()))
