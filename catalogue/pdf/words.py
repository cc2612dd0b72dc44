"""The catalogue's words on paper: Chinese beside the reader's language."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from flask_babel import force_locale

from documents.bilingual import Bilingual
from documents.values import Words
from kernel.locales import LANGUAGES, LEGAL
from kernel.texts import Shown, pick

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Both:
    """`both = Both("ug")`; then sentences, phrases and names in both languages."""

    tag: str

    def __call__(self, message: str, **params: object) -> Words:
        """Return a sentence."""
        return Bilingual(self.tag)(message, **params)

    def said(self, say: Callable[[], str]) -> Words:
        """Return what a phrase says."""
        return Words(*self.twice(say))

    def twice(self, say: Callable[[], T]) -> tuple[T, T]:
        """Return what `say` says in Chinese, and in the reader's language."""
        return _under(LEGAL, say), _under(self.tag, say)

    def named(self, find: Callable[[str], Shown]) -> Words:
        """Return a name; Chinese alone where the reader's language has none."""
        local = find(self.tag)
        return Words(find(LEGAL).text, local.text if local.lang == self.tag else None)

    def text(self, text: str) -> Words:
        """Return a text that was written in Chinese only, without its empty lines.

        Readers of traditional characters get it in these too.
        """
        lines = "\n".join(line.strip() for line in text.splitlines() if line.strip())
        return self.named(partial(pick, {LEGAL: lines}))

    def plain(self, message: str) -> str:
        """Return a sentence for a screen reader, in the reader's language."""
        words = self(message)
        return words.local or words.zh


def _under(tag: str, say: Callable[[], T]) -> T:
    with force_locale(LANGUAGES[tag].babel):
        return say()
