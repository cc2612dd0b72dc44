"""Content words: a text and the language it is really in."""

from collections.abc import Mapping
from dataclasses import dataclass

from kernel.locales import LEGAL, Tag, fallback_chain
from kernel.scripts import is_derived, rewritten


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as shown, with the language it is written in."""

    text: str
    lang: Tag

    def __bool__(self) -> bool:
        return bool(self.text)


def pick(texts: Mapping[str, str], wanted: str) -> Shown:
    """Return the first text along the fallback chain of `wanted`; empty Chinese if none.

    A text in the other script of the language is rewritten in the script of `wanted`.
    """
    for tag in fallback_chain(wanted):
        text = texts.get(tag)
        if text and is_derived(wanted, tag):
            return Shown(rewritten(text, wanted), Tag(wanted))
        if text:
            return Shown(text, tag)
    return Shown("", LEGAL)
