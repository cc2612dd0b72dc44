"""Content words: a text and the language it is really in."""

from collections.abc import Mapping
from dataclasses import dataclass

from kernel.locales import LEGAL, Tag, fallback_chain


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as shown, with the language it is written in."""

    text: str
    lang: Tag

    def __bool__(self) -> bool:
        return bool(self.text)


def pick(texts: Mapping[str, str], wanted: str) -> Shown:
    """Return the first text along the fallback chain of `wanted`; empty Chinese if none."""
    for tag in fallback_chain(wanted):
        text = texts.get(tag)
        if text:
            return Shown(text, tag)
    return Shown("", LEGAL)
