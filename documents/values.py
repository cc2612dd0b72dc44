"""Words on paper: the Chinese legal text beside the citizen's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum
from typing import Any

from kernel.figures import cut_out

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
    """Sheets that office printers hold, and the roll of a till: 80 mm wide, cut where it ends."""

    A4 = "A4"
    A5 = "A5"
    ROLL = "roll"


def isolate_code(text: str) -> str:
    """Return a number, date, code or amount so that it keeps its order in any sentence."""
    return f"{LEFT_TO_RIGHT}{text}{END}"


def isolate_figures(text: str, *, rtl: bool) -> str:
    """Return what somebody wrote so that dates, phones and codes in it keep their order."""
    return "".join(isolate_code(part) if apart else part for part, apart in cut_out(text, rtl=rtl))


def isolate_name(text: str) -> str:
    """Return a name of unknown direction so that it stays together in any sentence."""
    return f"{FIRST_STRONG}{text}{END}"


def code(text: str) -> Words:
    """Return a number, date, code or amount that is the same in both languages."""
    return Words(isolate_code(text), isolate_code(text))


def name(text: str) -> Words:
    """Return a person's or a firm's name: the same in both languages."""
    return Words(isolate_name(text), isolate_name(text))


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """What the one who issued a paper needs to know of it."""

    id: int
    token: str
    verify_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """An issued paper, as read."""

    id: int
    token: str
    kind: str
    locale: str
    number: str
    title: str
    facts: Mapping[str, Any]
    subject_kind: str
    subject_key: str
    issued_at: datetime
    issued_by: int | None
    is_copy: bool
    original_id: int  # its own where it is no copy
    sha256: str | None
    missing: tuple[str, ...]
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a stranger with the paper in hand may know: that it is ours, and still holds."""

    kind: str
    number: str
    title: str
    issued_at: datetime
    is_copy: bool
    sha256: str | None
    withdrawn_at: datetime | None
    replaced_by_token: str | None


class Finding(Enum):
    """What comparing a file with the papers it names has shown; the best news first."""

    ISSUED = 1  # byte for byte what was issued
    NOT_YET_SIGNED = 2  # the same, from the moment before it was signed
    ADDED_TO = 3  # what was issued, with something behind it
    NOTHING_TO_COMPARE = 4  # what was issued is no longer kept
    CHANGED = 5  # names a paper of ours, and is another file
    UNKNOWN = 6  # names no paper of ours


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What a file is; `token` is of the paper that it is or says it is."""

    finding: Finding
    token: str | None = None
    same_paper: bool = True  # as the one that was asked about, whichever print of it
