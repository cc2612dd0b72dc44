"""The catalogue's words on paper: Chinese beside the reader's language."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from flask_babel import force_locale

from catalogue.phrases import Translated, text_of
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

    def of(self, part: Translated, name: str) -> Words:
        """Return a text of an item or of a part of it."""
        return self.all(lambda tag: (text_of(part, name, tag),))

    def all(self, find: Callable[[str], Iterable[Shown]]) -> Words:
        """Return several texts, a line each; Chinese alone where one of them is in nothing else."""
        local = [text for text in find(self.tag) if text]
        ours = all(text.lang == self.tag for text in local)
        return Words(_lines(find(LEGAL)), _lines(local) if local and ours else None)

    def text(self, text: str) -> Words:
        """Return a text that is never translated; in traditional characters for their readers."""
        return self.all(lambda tag: (pick({LEGAL: text}, tag),))

    def plain(self, message: str) -> str:
        """Return a sentence for a screen reader, in the reader's language."""
        words = self(message)
        return words.local or words.zh


def _lines(texts: Iterable[Shown]) -> str:
    """Return texts without their empty lines."""
    lines = (line.strip() for text in texts for line in text.text.splitlines())
    return "\n".join(line for line in lines if line)


def _under(tag: str, say: Callable[[], T]) -> T:
    with force_locale(LANGUAGES[tag].babel):
        return say()
