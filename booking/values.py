"""Words of booking."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

SlotId = NewType("SlotId", int)
Reference = NewType("Reference", str)  # 16 digits; shown in groups of four


class AppointmentState(StrEnum):
    """The life of an appointment."""

    BOOKED = "booked"
    ARRIVED = "arrived"
    FULFILLED = "fulfilled"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


class BookedBy(StrEnum):
    """Through which door an appointment came; each has its share of a slot."""

    PUBLIC = "public"
    STAFF = "staff"


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedItem:
    """One item of an appointment, at the revision it was booked under."""

    item_id: int
    revision_id: int
    code: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BookVisit:
    """A citizen asks for a stay: `slots` consecutive slots from `starts` in one pool's time."""

    centre_id: int
    item_codes: tuple[str, ...]
    starts: datetime
    name: str
    phone: str
    locale: str
    submission: str  # the same for a second click on the same button


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeTime:
    """A start at which a stay is still free in at least one pool."""

    starts: datetime
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeDay:
    """A day and its starts, full ones too, so that the day reads whole."""

    day: date
    times: tuple[FreeTime, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentView:
    """An appointment as pages, papers and the desk read it."""

    id: int
    reference: str
    state: AppointmentState
    centre_id: int
    starts: datetime
    ends: datetime
    name: str
    phone: str
    locale: str
    items: tuple[BookedItem, ...]
