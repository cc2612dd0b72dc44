"""What the ledger of reductions is asked, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from catalogue.values.figures import UNITS, Measure
from catalogue.values.limits import LimitUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBaseline:
    """Keep what was in force in a region at the end of a day.

    `later`: items published after that day count from their first revision.
    """

    region: str
    day: date
    name: str
    later: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineCard:
    """A baseline as lists show it."""

    id: int
    key: str  # region and day: what it goes by in addresses
    region_id: int
    day: date
    name: str
    later: bool
    items: int


class Show(StrEnum):
    """Which items of a comparison are listed."""

    COMPARED = "compared"
    LESS = "less"
    MORE = "more"
    APART = "apart"  # in both, but they cannot be compared
    ADDED = "added"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is held against what, and how narrowly one looks.

    Without a baseline, what is promised is held against the limits of the law.
    """

    baseline_id: int | None = None
    day: date | None = None  # its end; None: now
    region_path: str = ""
    department_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """One measure added up over the items that can be compared by it."""

    items: int = 0
    before: int = 0
    after: int = 0
    less: int = 0  # items with less than before
    more: int = 0

    def __add__(self, other: "Amounts") -> "Amounts":
        return Amounts(
            items=self.items + other.items,
            before=self.before + other.before,
            after=self.after + other.after,
            less=self.less + other.less,
            more=self.more + other.more,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What a group of items comes to. `items` are in both, comparable or not."""

    items: int
    amounts: Mapping[Measure, Amounts]

    def apart(self, measure: Measure) -> int:
        """How many items cannot be compared by a measure: for a limit, in none of the units."""
        kin = UNITS if measure in UNITS else (measure,)
        return self.items - sum(self.amounts[one].items for one in kin if one in self.amounts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One side of a comparison: which revision, since when, and what it comes to."""

    number: int
    since: date
    amount: int | None
    unit: LimitUnit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One item, before and after; of what was added or withdrawn one side is missing."""

    code: str
    name: str
    department_id: int
    before: Version | None
    after: Version | None
    later: bool = False  # it counts from its first revision: on the baseline's day there was none


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a comparison leaves out, in items, and what counts from its first revision."""

    added: int = 0
    withdrawn: int = 0
    later: int = 0
