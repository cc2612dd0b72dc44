"""One case, whole."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from intake.tables import Case, CaseEvent, CaseMaterial, Task
from intake.values.clock import Due, from_json
from intake.values.views import CaseView, EventLine, MaterialLine
from kernel.access import Action, Actor
from kernel.refusals import NotFound
from organisation.queries import Within, scoped


def find_case(session: Session, reference: str) -> CaseView | None:
    """Return a case by its reference, for whoever was shown to know it; four queries."""
    return _find(session, select(Case).where(Case.reference == reference))


def get_desk_case(session: Session, reference: str, actor: Actor) -> CaseView:
    """Return a case of the clerk's centre. Raises NotFound."""
    query = select(Case).where(Case.reference == reference)
    return _get(session, scoped(query, actor, Action.TAKE_IN, Within(centre=Case.centre_id)))


def get_department_case(session: Session, reference: str, actor: Actor) -> CaseView:
    """Return a case of the approver's department. Raises NotFound."""
    query = select(Case).where(Case.reference == reference)
    within = Within(department=Case.department_id)
    return _get(session, scoped(query, actor, Action.DECIDE, within))


def _get(session: Session, query: Select[Case]) -> CaseView:
    found = _find(session, query)
    if found is None:
        raise NotFound
    return found


def _find(session: Session, query: Select[Case]) -> CaseView | None:
    case = session.scalar(query)
    return _view(session, case) if case else None


def _view(session: Session, case: Case) -> CaseView:
    task = session.scalar(select(Task).where(Task.case_id == case.id, Task.done_at.is_(None)))
    return CaseView(
        **{name: getattr(case, name) for name in COPIED},
        statutory=_due(case.clock.get("statutory")),
        promised=_due(case.clock.get("promised")),
        limits={
            name: case.clock[name]["limit"]
            for name in ("statutory", "promised")
            if case.clock.get(name)
        },
        pauses=tuple((_day(begins), _day(ends)) for begins, ends in case.pauses),
        materials=_materials(session, case.id),
        events=_events(session, case.id),
        task=task.kind if task else None,
        task_due=task.due_on if task else None,
    )


COPIED = (
    "id",
    "reference",
    "version",
    "state",
    "centre_id",
    "department_id",
    "region_id",
    "revision_id",
    "item_code",
    "item_names",
    "answers",
    "acceptance",
    "handling_system",
    "outside_number",
    "name",
    "phone",
    "locale",
    "received_at",
    "noticed_at",
    "corrected_on",
    "accepted_on",
    "result_number",
    "decided_at",
    "delivered_at",
)


def _due(kept: Mapping[str, Any] | None) -> Due | None:
    return from_json(kept) if kept else None


def _day(text: str | None) -> Any:
    return date.fromisoformat(text) if text else None


def _materials(session: Session, case_id: int) -> tuple[MaterialLine, ...]:
    query = select(CaseMaterial).where(CaseMaterial.case_id == case_id)
    return tuple(
        MaterialLine(
            key=row.key,
            name=row.name,
            required=row.required,
            state=row.state,
            originals=row.originals,
            copies=row.copies,
            reason=row.reason,
            remark=row.remark,
        )
        for row in session.scalars(query.order_by(CaseMaterial.position))
    )


def _events(session: Session, case_id: int) -> tuple[EventLine, ...]:
    query = select(CaseEvent).where(CaseEvent.case_id == case_id)
    return tuple(
        EventLine(
            at=row.at,
            staff_id=row.staff_id,
            step=row.step,
            state=row.state,
            why=row.why,
            details=row.details,
        )
        for row in session.scalars(query.order_by(CaseEvent.id))
    )
