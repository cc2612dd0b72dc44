"""What a reader says of our words, and what became of it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LONGEST_WORDS = 500
LONGEST_REMARK = 1000
LONGEST_PAGE = 200


class ReportState(StrEnum):
    """What became of a report."""

    OPEN = "open"
    MENDED = "mended"
    NO_FAULT = "no_fault"  # the words are as they should be


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWord:
    """A reader found a wrong word. Nothing says who: we need not know."""

    locale: str
    page: str  # the page's address without what is secret in it, or nothing
    wrong: str
    better: str = ""
    remark: str = ""
    submission: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleReport:
    """What a colleague found out about a report. `answer` is for colleagues."""

    report_id: int
    version: str  # of what the colleague had before them
    state: ReportState
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCard:
    """A report as the staff reads it."""

    id: int
    at: datetime
    locale: str
    page: str
    wrong: str
    better: str
    remark: str
    state: ReportState
    answer: str
    settled_by: int | None
    settled_at: datetime | None

    @property
    def version(self) -> str:
        """What became of it so far, as a form carries it; another after every change."""
        told = f"{self.state}\n{self.settled_at}\n{self.answer}"
        return hashlib.sha256(told.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsAsked:
    """Which reports to list: of a language, in a state; empty is all."""

    locale: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A text of ours that holds the words. `key`: its English sentence, or its place in an item."""

    key: str
    text: str
