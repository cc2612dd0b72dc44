"""What booking stores."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from booking.values import AppointmentState, BookedBy
from kernel.db import Base, IntPK, Locale


class Slot(Base):
    """A piece of counter time of one pool: `capacity` places, `taken` of them gone.

    `public_capacity` bounds what citizens may take ahead; the rest is the counter's share.
    `stretch` is the same for slots between which no capacity changes; no stay leaves it.
    `kept` allows for those who held a place when changed hours took it away: places beyond
    `capacity` that are honoured or moved, but never given out again.
    """

    __tablename__ = "slot"
    __table_args__ = (
        UniqueConstraint("pool_id", "starts"),
        CheckConstraint("taken >= 0 AND taken <= capacity + kept", name="never_oversold"),
        CheckConstraint(
            "public_taken >= 0 AND public_taken <= taken"
            " AND public_taken <= public_capacity + kept",
            name="share_never_oversold",
        ),
        CheckConstraint(
            "public_capacity >= 0 AND public_capacity <= capacity", name="share_within_capacity"
        ),
        CheckConstraint("starts < ends", name="starts_before_end"),
        Index("ix_slot_centre_day", "centre_id", "day", "pool_id"),
    )

    id: Mapped[IntPK]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"))
    pool_id: Mapped[int] = mapped_column(ForeignKey("pool.id"))
    day: Mapped[date]
    starts: Mapped[datetime]
    ends: Mapped[datetime]
    stretch: Mapped[datetime]  # the start of the stretch
    capacity: Mapped[int]
    taken: Mapped[int] = mapped_column(default=0)
    public_capacity: Mapped[int]
    public_taken: Mapped[int] = mapped_column(default=0)
    kept: Mapped[int] = mapped_column(default=0)


class Appointment(Base):
    """One visiting person's booked time. Its slots are `slot_count` from `starts` in one pool.

    `person` is a keyed hash of name and phone. `standing` numbers what one person holds at a
    time (1, 2, ...; NULL when it is over or was booked by staff), so that nobody can hold
    more than the rule allows, however many ask at once.
    """

    __tablename__ = "appointment"
    __table_args__ = (
        Index("ix_appointment_centre_starts", "centre_id", "starts"),
        UniqueConstraint("person", "standing"),
        CheckConstraint("slot_count >= 1", name="stay_at_least_one_slot"),
    )

    id: Mapped[IntPK]
    reference: Mapped[str] = mapped_column(String(16), unique=True)
    submission: Mapped[str] = mapped_column(String(64), unique=True)
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"))
    pool_id: Mapped[int] = mapped_column(ForeignKey("pool.id"))
    starts: Mapped[datetime]
    ends: Mapped[datetime]
    slot_count: Mapped[int]
    state: Mapped[AppointmentState]
    booked_by: Mapped[BookedBy]
    name: Mapped[str] = mapped_column(String(150))
    phone: Mapped[str] = mapped_column(String(20), index=True)
    person: Mapped[str] = mapped_column(String(64))
    standing: Mapped[int | None]
    locale: Mapped[Locale]
    made_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class AppointmentItem(Base):
    """One item of an appointment.

    `guard` is a keyed hash of (person, item, day) while the appointment stands, else NULL:
    the same person cannot hold two bookings for one item on one day.
    """

    __tablename__ = "appointment_item"

    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointment.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("service_item.id"), index=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("item_revision.id"))
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"))
    code: Mapped[str] = mapped_column(String(36))
    names: Mapped[dict[str, Any]]
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)  # to its questions, by their keys
    guard: Mapped[str | None] = mapped_column(String(64), unique=True)
