"""Let townships and villages take items in for the department that decides, or no more.

It holds at once, without the items being published anew: a notice is enough. The search is told,
since a list may be narrowed to what can be handed in near the reader.
"""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import delete, insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from catalogue.queries.points import those_of
from catalogue.refusals import DocumentMissing, NotAPoint, TooManyPoints
from catalogue.tables import IntakePoint
from catalogue.usecases.changes import note_changes
from catalogue.values.handing_in import Entrust, Relieve
from groundwork.audit import Subject, record_each
from kernel.access import Actor
from kernel.db import rows_changed
from kernel.refusals import ChangedMeanwhile, NotFound
from organisation.queries import list_departments, list_regions
from organisation.values import SMALL

MOST = 20_000


def entrust_points(session: Session, command: Entrust, *, actor: Actor, now: datetime) -> int:
    """Let points take items in; return how many they are. What was said before is replaced.

    Raises NotFound, NotAPoint, DocumentMissing, TooManyPoints or ChangedMeanwhile.
    """
    items = _check(session, command, actor)
    _remove(session, items, command.department_ids)
    rows = [
        {
            "item_id": item_id,
            "department_id": department_id,
            "kind": command.kind,
            "document": command.document.strip(),
        }
        for item_id, own in items.items()
        for department_id in command.department_ids
        if department_id != own
    ]
    try:
        with session.begin_nested():
            if rows:
                session.execute(insert(IntakePoint), rows)
    except IntegrityError:  # somebody else entrusts the same at this moment
        raise ChangedMeanwhile from None
    note_changes(session, items)
    record_each(session, actor, "point.entrust", _told(command), now=now)
    return len(rows)


def relieve_points(session: Session, command: Relieve, *, actor: Actor, now: datetime) -> int:
    """Let points take items in no more; return how many they were.

    Raises NotFound, NotAPoint, DocumentMissing or TooManyPoints.
    """
    items = _check(session, command, actor)
    removed = _remove(session, items, command.department_ids)
    note_changes(session, items)
    record_each(session, actor, "point.relieve", _told(command), now=now)
    return removed


def _check(session: Session, command: Entrust | Relieve, actor: Actor) -> dict[int, int]:
    """Return the items with their departments."""
    if not command.document.strip():
        raise DocumentMissing
    number = len(command.item_ids) * len(command.department_ids)
    if number > MOST:
        raise TooManyPoints(number=number, most=MOST)
    for department_id in command.department_ids:
        _check_low(department_id)
    items = those_of(session, actor, command.item_ids)
    if not number or {*items} != {*command.item_ids}:
        raise NotFound
    return items


def _check_low(department_id: int) -> None:
    card = list_departments().get(department_id)
    if card is None:
        raise NotFound
    if list_regions()[card.region_id].level not in SMALL:
        raise NotAPoint(department=card.names["zh-Hans"])


def _remove(session: Session, items: Collection[int], departments: Collection[int]) -> int:
    return rows_changed(
        session,
        delete(IntakePoint).where(
            IntakePoint.item_id.in_(items), IntakePoint.department_id.in_(departments)
        ),
    )


def _told(command: Entrust | Relieve) -> list[tuple[Subject, Mapping[str, object]]]:
    """Return what the audit says of each point."""
    said: dict[str, object] = {"items": list(command.item_ids), "document": command.document}
    if isinstance(command, Entrust):
        said["kind"] = command.kind.value
    return [(Subject("department", number), said) for number in command.department_ids]
