"""Words of booking."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, NewType

from catalogue.values.handing_in import Home
from catalogue.values.situations import Answers
from organisation.values import CentreCard

Reference = NewType("Reference", str)  # 16 digits; shown in groups of four
Phone = NewType("Phone", str)  # 11 digits


class AppointmentState(StrEnum):
    """The life of an appointment."""

    BOOKED = "booked"
    ARRIVED = "arrived"
    FULFILLED = "fulfilled"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


class AppointmentStep(StrEnum):
    """What may happen to an appointment."""

    MOVE = "move"
    CANCEL = "cancel"
    ARRIVE = "arrive"
    FULFIL = "fulfil"
    MISS = "miss"


class BookedBy(StrEnum):
    """Through which door an appointment came; each has its share of a slot."""

    PUBLIC = "public"
    STAFF = "staff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffed:
    """A time, `[opens, closes)`, in which a pool has so many windows."""

    opens: datetime
    closes: datetime
    windows: int


class PlannedSlot(NamedTuple):
    """A slot as the opening hours want it. `stretch` is the start of its stretch."""

    starts: datetime
    ends: datetime
    stretch: datetime
    capacity: int
    public_capacity: int


class StoredSlot(NamedTuple):
    """A slot as it is: its plan, and what of it is taken."""

    id: int
    pool_id: int
    plan: PlannedSlot
    taken: int
    public_taken: int

    def left(self, door: BookedBy) -> int:
        """Return how many places are left to those who come through `door`; never below 0."""
        free = self.plan.capacity - self.taken
        if door is BookedBy.PUBLIC:
            free = min(free, self.plan.public_capacity - self.public_taken)
        return max(free, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDay:
    """Cut one day of one centre."""

    centre: CentreCard
    day: date


@dataclass(frozen=True, slots=True)
class Recut:
    """What cutting a day changed; `displaced` are starts of slots that people hold in vain."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    displaced: tuple[datetime, ...] = ()

    def __add__(self, other: "Recut") -> "Recut":
        return Recut(
            self.added + other.added,
            self.changed + other.changed,
            self.removed + other.removed,
            (*self.displaced, *other.displaced),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedItem:
    """One item of an appointment, at the revision it was booked under."""

    item_id: int
    revision_id: int
    department_id: int
    code: str
    names: Mapping[str, str]
    answers: Answers = field(default_factory=dict)  # about the situation, where it asks


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Several items in one visit: what they are, whose, and how long it takes."""

    items: tuple[BookedItem, ...]
    homes: tuple[Home, ...]  # where each can be handed in follows from it
    stay: int  # in slots
    asks: bool = False  # about the situation, and not all is answered


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPlan:
    """What a booking needs to know beforehand, and what no booking changes."""

    centre_id: int
    pool_ids: tuple[int, ...]
    wanted: Wanted

    @property
    def stay(self) -> int:
        """Return the length of the visit in slots."""
        return self.wanted.stay


@dataclass(frozen=True, slots=True, kw_only=True)
class BookVisit:
    """Somebody asks for a visit at a centre that starts at `starts`."""

    centre_id: int
    item_codes: tuple[str, ...]
    starts: datetime
    name: str
    phone: str
    locale: str
    submission: str  # the same for a second click on the same button
    answers: Mapping[str, Answers] = field(default_factory=dict)  # by code of the item


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """The answer to a booking. `again`: this submission had been answered before."""

    appointment_id: int
    reference: Reference
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveAppointment:
    """Somebody asks for another time. `version` is the one that was on the screen, if any."""

    reference: Reference
    starts: datetime
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeQuery:
    """Ask for the times at which a stay fits into one of the pools, between two days."""

    centre_id: int
    pool_ids: tuple[int, ...]
    first: date
    last: date
    stay: int
    door: BookedBy = BookedBy.PUBLIC


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeTime:
    """A start, and how many more people can start a stay then; none when full."""

    starts: datetime
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeDay:
    """A day and its starts, full ones too, so that the day reads whole."""

    day: date
    times: tuple[FreeTime, ...]

    @property
    def is_free(self) -> bool:
        """Whether anything is left on this day."""
        return any(time.places for time in self.times)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentView:
    """An appointment as pages, papers and the desk read it."""

    id: int
    reference: Reference
    state: AppointmentState
    centre_id: int
    pool_id: int
    starts: datetime
    ends: datetime
    slot_count: int
    name: str
    phone: str
    locale: str
    booked_by: BookedBy
    version: int
    items: tuple[BookedItem, ...]
