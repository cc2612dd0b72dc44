"""What intake stores."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from catalogue.values.codes import Acceptance, HandlingSystem
from intake.values.states import CaseState, MaterialState, Step, TaskKind
from kernel.db import Base, IntPK, Locale


class Visit(Base):
    """One person at one desk: with an appointment, or walked in."""

    __tablename__ = "visit"

    id: Mapped[IntPK]
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), index=True)
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointment.id"), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    phone: Mapped[str] = mapped_column(String(20))
    locale: Mapped[Locale]
    began_at: Mapped[datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))


class Case(Base):
    """One item applied for by one person. The history is its events."""

    __tablename__ = "case_file"
    __table_args__ = (
        Index("ix_case_file_department_state", "department_id", "state"),
        UniqueConstraint("visit_id", "item_id"),  # a service is taken in once a visit
    )

    id: Mapped[IntPK]
    reference: Mapped[str] = mapped_column(String(16), unique=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"))
    centre_id: Mapped[int] = mapped_column(ForeignKey("centre.id"), index=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"))
    region_id: Mapped[int] = mapped_column(ForeignKey("region.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("service_item.id"), index=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("item_revision.id"))
    item_code: Mapped[str] = mapped_column(String(36))
    item_names: Mapped[dict[str, Any]]
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)  # to its questions, by their keys
    acceptance: Mapped[Acceptance]
    handling_system: Mapped[HandlingSystem]
    outside_number: Mapped[str] = mapped_column(String(100), default="")
    state: Mapped[CaseState] = mapped_column(index=True)
    name: Mapped[str] = mapped_column(String(100))
    phone: Mapped[str] = mapped_column(String(20))
    locale: Mapped[Locale]
    received_at: Mapped[datetime]
    noticed_at: Mapped[datetime | None]  # the one-time notice of all that is missing
    corrected_on: Mapped[date | None]  # the day what the notice named came
    accepted_on: Mapped[date | None]
    statutory_due: Mapped[date | None] = mapped_column(index=True)
    promised_due: Mapped[date | None] = mapped_column(index=True)
    clock: Mapped[dict[str, Any]]  # the limits and the explanation, day by day, as computed
    pauses: Mapped[list[Any]]  # [first day, day after the last one or None] of each
    result_number: Mapped[str] = mapped_column(String(100), default="")
    decided_at: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None]
    paper_count: Mapped[int] = mapped_column(default=0)  # numbers the papers of this case
    version: Mapped[int] = mapped_column(default=1)


class CaseMaterial(Base):
    """One line of the checklist of a case, from the revision it was made under."""

    __tablename__ = "case_material"
    __table_args__ = (UniqueConstraint("case_id", "key"),)

    id: Mapped[IntPK]
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    position: Mapped[int]
    key: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(Text)
    required: Mapped[bool]
    state: Mapped[MaterialState]
    originals: Mapped[int] = mapped_column(default=0)
    copies: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str] = mapped_column(String(64), default="")  # a coded reason
    remark: Mapped[str] = mapped_column(Text, default="")  # free text, Chinese


class CaseEvent(Base):
    """One step of one case: who, when, what, why. Written once; in the end `why` is forgotten."""

    __tablename__ = "case_event"

    id: Mapped[IntPK]
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    at: Mapped[datetime]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    step: Mapped[Step]
    state: Mapped[CaseState]  # after the step
    why: Mapped[str] = mapped_column(Text)
    details: Mapped[dict[str, Any]]


class Task(Base):
    """What one department has to do for one case."""

    __tablename__ = "task"
    __table_args__ = (Index("ix_task_department_done", "department_id", "done_at"),)

    id: Mapped[IntPK]
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"))
    kind: Mapped[TaskKind]
    made_at: Mapped[datetime]
    due_on: Mapped[date | None] = mapped_column(index=True)
    done_at: Mapped[datetime | None]
    done_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
