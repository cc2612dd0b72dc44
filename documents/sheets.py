"""A sheet of paper before it is set: title, number and blocks, neutral of what it is about."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from documents.values import PaperSize, Words

Align = Literal["start", "center", "end"]
PAGE_OF_PAGES = Words("第 %(page)s 页，共 %(pages)s 页")


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a part."""

    words: Words


@dataclass(frozen=True, slots=True)
class Contents:
    """All headings of the sheet, in order, with their pages; left out of a sheet of one page."""

    title: Words
    entries: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; small for what is rarely read."""

    words: Words
    small: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value."""

    label: Words
    value: Words
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values; two columns of them where they are short."""

    rows: tuple[Fact, ...]
    columns: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `share` is its part of the width, relative to the others."""

    head: Words
    share: float
    align: Align = "start"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head, which is repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Words, ...], ...]
    caption: Words | None = None


class Tone(StrEnum):
    """How loudly a notice speaks."""

    CALM = "calm"
    IMPORTANT = "important"


@dataclass(frozen=True, slots=True)
class Notice:
    """A few sentences set apart."""

    body: Words
    title: Words | None = None
    tone: Tone = Tone.CALM


class CheckState(StrEnum):
    """The box of a checklist row."""

    EMPTY = "empty"
    TICKED = "ticked"
    CROSSED = "crossed"


@dataclass(frozen=True, slots=True)
class Check:
    """One row of a checklist."""

    words: Words
    note: Words | None = None
    state: CheckState = CheckState.EMPTY


@dataclass(frozen=True, slots=True)
class Checklist:
    """Rows with a box before them."""

    rows: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A line to sign on, or to put a fingerprint on."""

    label: Words
    hint: Words | None = None


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code to scan; `alt` says to a screen reader what it is, in the reading language."""

    text: str
    caption: Words
    alt: str


@dataclass(frozen=True, slots=True)
class Closing:
    """The foot of a paper, kept together: code, signatures and the empty place of the seal."""

    seal: Words | None = None
    signatures: tuple[SignatureLine, ...] = ()
    qr: QrCode | None = None


@dataclass(frozen=True, slots=True)
class CopyMark:
    """Says on every page that this is a copy, made when and by whom."""

    words: Words
    made: Words


Block = Heading | Contents | Paragraph | Facts | Table | Notice | Checklist | Closing


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One paper. `language` is the tag of the reader's language; Chinese is always there.

    `running` stands above the text of every page but the first.
    """

    title: Words
    language: str
    issued_at: datetime
    blocks: tuple[Block, ...]
    number: Words | None = None
    office: Words | None = None
    size: PaperSize = PaperSize.A4
    running: Words | None = None
    footer: Words | None = None
    page_label: Words = PAGE_OF_PAGES
    copy: CopyMark | None = None
