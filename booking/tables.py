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
    """

    __tablename__ = "slot"
    __table_args__ = (
        UniqueConstraint("pool_id", "starts"),
        CheckConstraint("taken >= 0 AND taken <= capacity", name="never_oversold"),
        CheckConstraint(
            "public_taken >= 0 AND public_taken <= public_capacity", name="share_never_oversold"
        ),
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


class Appointment(Base):
    """One visiting person's booked time. Its slots are `slot_count` from `starts` in one pool."""

    __tablename__ = "appointment"
    __table_args__ = (
        Index("ix_appointment_centre_starts", "centre_id", "starts"),
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
    name: Mapped[str] = mapped_column(String(100))
    phone: Mapped[str] = mapped_column(String(20), index=True)
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
    code: Mapped[str] = mapped_column(String(36))
    names: Mapped[dict[str, Any]]
    guard: Mapped[str | None] = mapped_column(String(64), unique=True)
