"""What somebody asks for who wants a draft published, and what is said of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from catalogue.values.states import RequestState

LONGEST_COMMENT = 2000


class Note(StrEnum):
    """What the house itself says of a request, in the reader's language."""

    SAVED_ANEW = "saved_anew"
    WITHDRAWN_MEANWHILE = "withdrawn_meanwhile"
    PUBLISHED_MEANWHILE = "published_meanwhile"
    REPLACED_BEFORE_ITS_END = "replaced_before_its_end"
    STANDARD_CHANGED = "standard_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """The document a change rests on; its scan is kept under its digest."""

    title: str
    number: str = ""
    day: date | None = None
    scan_digest: str = ""
    scan_name: str = ""

    @property
    def line(self) -> str:
        """Title, number and date in one line, as the history keeps them."""
        parts = (self.title, self.number, self.day.isoformat() if self.day else "")
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitItem:
    """Ask for a draft, as read at `version`, to be reviewed and published."""

    item_id: int
    version: int | None
    basis: Basis
    effective_on: date | None = None
    ends_on: date | None = None
    confirm_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """Approve what was submitted, or return it with a reason."""

    request_id: int
    approve: bool
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentItem:
    """Say something of a draft to those who work on it too."""

    item_id: int
    text: str
    request_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestView:
    """A request as pages show it. `stale`: the draft was changed since, so it cannot go on."""

    id: int
    item_id: int
    code: str
    name: str
    department: str
    state: RequestState
    stale: bool
    basis: Basis
    effective_on: date | None
    ends_on: date | None
    confirm_by: date | None
    revision_id: int | None
    submitted_by: int | None
    submitted_at: datetime
    reviewed_by: int | None
    reviewed_at: datetime | None
    decided_by: int | None
    decided_at: datetime | None

    @property
    def mark(self) -> str:
        """The request as it is shown, for a form that speaks of many."""
        return f"{self.id}.{self.state}.{self.stale}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentView:
    """One comment; by nobody: `text` is a Note."""

    staff_id: int | None
    said_at: datetime
    text: str
    request_id: int | None
