"""Words on paper: the Chinese legal text beside the citizen's language."""

from dataclasses import dataclass
from enum import StrEnum

LEFT_TO_RIGHT, FIRST_STRONG, END = "\u2066", "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Words:
    """A text in Chinese and, where it differs, in the reader's language.

    Without `local` the Chinese stands alone; with both the same it is printed once.
    """

    zh: str
    local: str | None = None

    def __bool__(self) -> bool:
        return bool(self.zh or self.local)


class PaperSize(StrEnum):
    """Sheets that office printers hold."""

    A4 = "A4"
    A5 = "A5"


def isolate_code(text: str) -> str:
    """Return a number, date, code or amount so that it keeps its order in any sentence."""
    return f"{LEFT_TO_RIGHT}{text}{END}"


def isolate_name(text: str) -> str:
    """Return a name of unknown direction so that it stays together in any sentence."""
    return f"{FIRST_STRONG}{text}{END}"


def code(text: str) -> Words:
    """Return a number, date, code or amount that is the same in both languages."""
    return Words(isolate_code(text), isolate_code(text))


def name(text: str) -> Words:
    """Return a person's or a firm's name: the same in both languages."""
    return Words(isolate_name(text), isolate_name(text))
