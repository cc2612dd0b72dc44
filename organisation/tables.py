"""What the organisation stores."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kernel.access import Role
from kernel.db import Base, IntPK, Locale
from organisation.values import Certainty, DayKind, RegionKind, RegionLevel


class Region(Base):
    """A place in the tree of places; `path` is "/1/5/12/", itself last."""

    __tablename__ = "region"

    id: Mapped[IntPK]
    code: Mapped[str] = mapped_column(String(32), unique=True)
    names: Mapped[dict[str, Any]]
    kind: Mapped[RegionKind]
    level: Mapped[RegionLevel]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("region.id"), index=True)
    path: Mapped[str] = mapped_column(String(200), index=True)
    calendar_code: Mapped[str | None] = mapped_column(ForeignKey("calendar.code"))  # else parent's
    festivals_delay_deadlines: Mapped[bool] = mapped_column(default=True)


class Department(Base):
    """An implementing body."""

    __tablename__ = "department"
    __table_args__ = (UniqueConstraint("region_id", "name"),)

    id: Mapped[IntPK]
    code: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    names: Mapped[dict[str, Any]]
    region_id: Mapped[int] = mapped_column(ForeignKey("region.id"), index=True)
    phone: Mapped[str] = mapped_column(String(40))
    line: Mapped[str] = mapped_column(String(32), default="")  # of business: "gongan"; see values
    uscc: Mapped[str] = mapped_column(String(18), default="")  # credit code; empty: not known


class Calendar(Base):
    """A set of special days; those of the parent count too."""

    __tablename__ = "calendar"

    code: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    parent_code: Mapped[str | None] = mapped_column(ForeignKey("calendar.code"))
    known_until: Mapped[date | None]  # beyond this day the notice has not come yet
    version: Mapped[int] = mapped_column(default=1)  # grows with each change of its days


class CalendarDay(Base):
    """One special day, its source and how sure it is."""

    __tablename__ = "calendar_day"
    __table_args__ = (UniqueConstraint("calendar_code", "day"),)

    id: Mapped[IntPK]
    calendar_code: Mapped[str] = mapped_column(ForeignKey("calendar.code"))
    day: Mapped[date]
    kind: Mapped[DayKind]
    name: Mapped[str] = mapped_column(String(100))
    source: Mapped[str] = mapped_column(Text)
    certainty: Mapped[Certainty]


class Centre(Base):
    """A hall where citizens are served."""

    __tablename__ = "centre"

    id: Mapped[IntPK]
    slug: Mapped[str] = mapped_column(String(64), unique=True)
    names: Mapped[dict[str, Any]]
    addresses: Mapped[dict[str, Any]]
    region_id: Mapped[int] = mapped_column(ForeignKey("region.id"), index=True)
    calendar_code: Mapped[str] = mapped_column(ForeignKey("calendar.code"))
    phone: Mapped[str] = mapped_column(String(40))
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    slot_minutes: Mapped[int] = mapped_column(default=30)


class Station(Base):
    """A department stationed at a centre: its comprehensive pools serve it."""

    __tablename__ = "station"

    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), primary_key=True)


class OpeningHours(Base):
    """One stretch of opening hours of a centre."""

    __tablename__ = "opening_hours"
    __table_args__ = (CheckConstraint("opens < closes", name="opens_before_closing"),)

    id: Mapped[IntPK]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), index=True)
    weekday: Mapped[int]
    opens: Mapped[time]
    closes: Mapped[time]
    season_from: Mapped[str] = mapped_column(String(5), default="01-01")  # "MM-DD"
    season_to: Mapped[str] = mapped_column(String(5), default="12-31")


class Pool(Base):
    """Windows of one centre with the same skills and hours."""

    __tablename__ = "pool"
    __table_args__ = (UniqueConstraint("centre_id", "name"),)

    id: Mapped[IntPK]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), index=True)
    name: Mapped[str] = mapped_column(String(100))
    comprehensive: Mapped[bool] = mapped_column(default=False)


class PoolServes(Base):
    """A department that a pool serves besides what it serves by being comprehensive."""

    __tablename__ = "pool_serves"

    pool_id: Mapped[int] = mapped_column(ForeignKey("pool.id"), primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), primary_key=True)


class Alliance(Base):
    """Regions whose halls take in for each other, by agreement and for a time."""

    __tablename__ = "alliance"

    id: Mapped[IntPK]
    code: Mapped[str] = mapped_column(String(32), unique=True)  # items name it
    names: Mapped[dict[str, Any]]
    basis: Mapped[str] = mapped_column(Text)  # the document in which it was agreed
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]  # the last day, included


class AllianceMember(Base):
    """A region of an alliance; all below it belongs to it too."""

    __tablename__ = "alliance_member"

    alliance_id: Mapped[int] = mapped_column(ForeignKey("alliance.id"), primary_key=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("region.id"), primary_key=True)


class CounterWindow(Base):
    """One desk in a hall."""

    __tablename__ = "counter_window"
    __table_args__ = (UniqueConstraint("centre_id", "number"),)

    id: Mapped[IntPK]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), index=True)
    pool_id: Mapped[int] = mapped_column(ForeignKey("pool.id"), index=True)
    number: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(String(100))
    open: Mapped[bool] = mapped_column(default=True)


class Staff(Base):
    """An account."""

    __tablename__ = "staff"

    id: Mapped[IntPK]
    email: Mapped[str] = mapped_column(String(200), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    password_hash: Mapped[str] = mapped_column(String(200))
    language: Mapped[Locale]
    active: Mapped[bool] = mapped_column(default=True)
    made_at: Mapped[datetime]


class StaffRole(Base):
    """One role of one account within exactly one scope."""

    __tablename__ = "staff_role"
    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN region_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN department_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN centre_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="exactly_one_scope",
        ),
    )

    id: Mapped[IntPK]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    role: Mapped[Role]
    region_id: Mapped[int | None] = mapped_column(ForeignKey("region.id"))
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"))
    centre_id: Mapped[int | None] = mapped_column(ForeignKey("centre.id"))


class PlaceMark(Base):
    """One row that changes whenever a region, department or centre does, so that others see it."""

    __tablename__ = "place_mark"

    id: Mapped[IntPK]
    mark: Mapped[str] = mapped_column(String(32))


class Remedy(Base):
    """Where a refusal of a department may be contested, between two days."""

    __tablename__ = "remedy"

    id: Mapped[IntPK]
    region_id: Mapped[int] = mapped_column(ForeignKey("region.id"), index=True)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"), index=True)
    authority: Mapped[str] = mapped_column(String(200))  # administrative reconsideration
    authority_address: Mapped[str] = mapped_column(String(200))
    court: Mapped[str] = mapped_column(String(200))
    court_address: Mapped[str] = mapped_column(String(200))
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]  # the last day, included
    source: Mapped[str] = mapped_column(Text)
    checked_on: Mapped[date | None]
