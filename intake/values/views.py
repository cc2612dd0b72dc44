"""A case as pages read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from catalogue.values.codes import Acceptance, HandlingSystem
from catalogue.values.situations import Answers
from intake.values.clock import Due
from intake.values.states import CaseState, MaterialState, Step, TaskKind


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialLine:
    """One line of a case's checklist."""

    key: str
    name: str
    required: bool
    state: MaterialState
    originals: int
    copies: int
    reason: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """One step of a case's history."""

    at: datetime
    staff_id: int | None
    step: Step
    state: CaseState
    why: str
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """A case in a list."""

    reference: str
    version: int
    state: CaseState
    item_names: Mapping[str, str]
    name: str
    department_id: int
    received_at: datetime
    decided_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """What a department has to do, with the clocks of its case."""

    kind: TaskKind
    due_on: date | None
    made_at: datetime
    statutory_due: date | None
    promised_due: date | None
    accepted_on: date | None
    region_id: int
    case: CaseLine


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """All of one case: its facts, its checklist, its history."""

    id: int
    reference: str
    version: int
    state: CaseState
    centre_id: int
    department_id: int
    region_id: int
    revision_id: int
    item_code: str
    item_names: Mapping[str, str]
    answers: Answers
    acceptance: Acceptance
    handling_system: HandlingSystem
    outside_number: str
    name: str
    phone: str
    locale: str
    received_at: datetime
    noticed_at: datetime | None
    corrected_on: date | None
    accepted_on: date | None
    statutory: Due | None
    promised: Due | None
    limits: Mapping[str, Mapping[str, Any]]  # "statutory" and "promised", as they were
    pauses: tuple[tuple[date, date | None], ...]
    result_number: str
    decided_at: datetime | None
    delivered_at: datetime | None
    materials: tuple[MaterialLine, ...]
    events: tuple[EventLine, ...]
    task: TaskKind | None
    task_due: date | None

    @property
    def is_outside(self) -> bool:
        """Whether another system handles it; its time is not measured here."""
        return self.handling_system is not HandlingSystem.OURS
