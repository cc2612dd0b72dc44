"""Changing many items at once: what somebody wants changed, and what became of each item."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from catalogue.values.requests import Basis
from catalogue.values.states import ItemKind

TEXTS = ("consult", "complaint", "place", "hours", "online_url", "checked_by")
SETTABLE = (*TEXTS, "checked_on")
DECISIONS = "decisions"  # rows in which words are replaced, never set
REPLACEABLE = (*TEXTS, DECISIONS)
CHANGEABLE = (*SETTABLE, DECISIONS)
MOST_ITEMS = 20_000  # at once: more are narrowed first


class BulkState(StrEnum):
    """How far a bulk edit has come."""

    RUNNING = "running"
    DONE = "done"
    SETTLING = "settling"  # its requests are being reviewed or published


class Outcome(StrEnum):
    """What becomes of one item, or became of it."""

    WAITING = "waiting"
    CHANGED = "changed"
    LOCKED = "locked"
    INHERITED = "inherited"  # its standard says it
    IN_REVIEW = "in_review"
    UNFIT = "unfit"  # the new value is none the field can hold
    MEANWHILE = "meanwhile"  # somebody else saved it
    BEYOND = "beyond"  # it is no longer within reach


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkChange:
    """Put `value` in the place of `find`; where nothing is to be found, of all that a field says.

    `inherited`: claims that take a field from their standard say it themselves from then on.
    """

    fields: tuple[str, ...]
    find: str = ""
    value: str = ""
    inherited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkItem:
    """The few facts of an item that decide whether it is changed. `own`: what a claim says."""

    item_id: int
    version: int
    code: str
    name: str
    department: str
    kind: ItemKind
    in_review: bool
    own: frozenset[str]
    values: Mapping[str, Any]  # plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """An item and what would become of it: the fields that change, before and after."""

    item: BulkItem
    outcome: Outcome
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    inherited: tuple[str, ...]  # of those fields, what the standard said so far

    @property
    def mark(self) -> str:
        """The item as it is shown, for the form that changes many."""
        return f"{self.item.item_id}.{self.item.version}.{self.outcome}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderBulk:
    """Change the items of a preview; `seen` is its stamp. With a basis, drafts are submitted."""

    change: BulkChange
    narrow: Mapping[str, Any]
    seen: str
    basis: Basis | None = None
    effective_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkView:
    """A bulk edit as pages and the worker see it."""

    id: int
    state: BulkState
    change: BulkChange
    undoes_id: int | None
    undone_by: int | None
    staff_id: int
    made_at: Any
    total: int
    basis: Basis
    effective_on: date | None
    outcomes: Mapping[Outcome, int] = field(default_factory=dict)
    requests: Mapping[str, int] = field(default_factory=dict)
