"""Items as a bulk edit finds them; bulk edits as they stand."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from catalogue.queries.drafts import DraftFilter, editable, narrowed, visible
from catalogue.queries.narrowing import rows_contain
from catalogue.rules.bulk import plan
from catalogue.rules.claims import own_fields
from catalogue.rules.content import build, value_to_json
from catalogue.tables import OPEN_STATES, BulkEdit, BulkEditItem, ChangeRequest, ServiceItem
from catalogue.values.bulk import (
    DECISIONS,
    MOST_ITEMS,
    BulkChange,
    BulkItem,
    BulkState,
    BulkView,
    Outcome,
    Planned,
)
from catalogue.values.codes import RevisionState
from catalogue.values.requests import Basis
from kernel.access import Action, Actor
from kernel.refusals import NotFound
from organisation.queries import Within, scoped

WITHIN = Within(region=ServiceItem.region_id, department=ServiceItem.department_id)
_FACTS = (
    ServiceItem.id,
    ServiceItem.version,
    ServiceItem.code,
    ServiceItem.name,
    ServiceItem.department_name,
    ServiceItem.kind,
    ServiceItem.state,
    ServiceItem.local,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkRow:
    """One item of a bulk edit. `refused`: a sentence and its params, by a later step."""

    code: str
    name: str
    department: str
    outcome: Outcome
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    submitted: bool
    refused: Mapping[str, Any] | None


def plan_bulk(
    session: Session,
    actor: Actor,
    narrow: DraftFilter,
    change: BulkChange,
    *,
    locked: Collection[str],
) -> list[Planned]:
    """Return what a change does to each item that matches, those left alone first; one query.

    At most one item more than MOST_ITEMS is returned: then there are too many.
    """
    columns = [getattr(ServiceItem, name) for name in change.fields]
    query = (
        narrowed(editable(visible(), actor), narrow)
        .where(or_(*(_differs(change, column) for column in columns)))
        .with_only_columns(*_FACTS, *columns)
        .order_by(ServiceItem.id)
        .limit(MOST_ITEMS + 1)
    )
    items = (_item(row, change.fields) for row in session.execute(query))
    planned = (plan(change, item, locked=locked) for item in items)
    found = [one for one in planned if one is not None]
    return sorted(found, key=lambda one: one.outcome is Outcome.WAITING)


def _differs(change: BulkChange, column: Any) -> ColumnElement[bool]:
    found: ColumnElement[bool]
    if column.key == DECISIONS:
        found = rows_contain(column, change.find)
    elif change.find:
        found = func.replace(column, change.find, change.value) != column
    elif change.fields == ("checked_on",):
        day = date.fromisoformat(change.value) if change.value else None
        found = column.is_distinct_from(day)
    else:
        found = column != change.value
    return found


def _item(row: Row[Any], fields: Sequence[str]) -> BulkItem:
    return BulkItem(
        item_id=row.id,
        version=row.version,
        code=row.code,
        name=row.name,
        department=row.department_name,
        kind=row.kind,
        in_review=row.state is RevisionState.IN_REVIEW,
        own=frozenset(own_fields(row.local)),
        values={name: value_to_json(getattr(row, name)) for name in fields},
    )


def get_bulk(session: Session, bulk_id: int, actor: Actor) -> BulkView:
    """Return a bulk edit of one's own, or one with items within reach. Raises NotFound."""
    bulk = session.get(BulkEdit, bulk_id)
    if bulk is None:
        raise NotFound
    reached = _rows(bulk_id, actor).with_only_columns(BulkEditItem.id).limit(1)
    if bulk.staff_id != actor.staff_id and session.scalar(reached) is None:
        raise NotFound
    undone = select(BulkEdit.id).where(BulkEdit.undoes_id == bulk_id)
    return BulkView(
        id=bulk.id,
        state=bulk.state,
        change=build(BulkChange, bulk.change),
        undoes_id=bulk.undoes_id,
        undone_by=session.scalar(undone),
        staff_id=bulk.staff_id,
        made_at=bulk.made_at,
        total=bulk.total,
        basis=basis_of_bulk(bulk),
        effective_on=bulk.effective_on,
        outcomes=_counted(session, bulk_id, BulkEditItem.outcome),
        requests=_requests(session, bulk_id, actor),
    )


def basis_of_bulk(bulk: BulkEdit) -> Basis:
    """Return the document a bulk edit rests on; without a title there is none."""
    return Basis(
        title=bulk.basis,
        number=bulk.basis_number,
        day=bulk.basis_date,
        scan_digest=bulk.scan_digest,
        scan_name=bulk.scan_name,
    )


def _counted(session: Session, bulk_id: int, column: Any) -> dict[Any, int]:
    query = select(column, func.count()).where(BulkEditItem.bulk_id == bulk_id).group_by(column)
    return {row[0]: row[1] for row in session.execute(query)}


def _requests(session: Session, bulk_id: int, actor: Actor) -> dict[str, int]:
    query = (
        _rows(bulk_id, actor)
        .join(ChangeRequest, ChangeRequest.id == BulkEditItem.request_id)
        .with_only_columns(ChangeRequest.state, func.count())
        .group_by(ChangeRequest.state)
    )
    return {state.value: count for state, count in session.execute(query)}


def list_rows(
    session: Session, bulk_id: int, actor: Actor, *, page: int, size: int
) -> tuple[int, list[BulkRow]]:
    """Return how many items a bulk edit has within reach, and one page, those left alone first."""
    query = _rows(bulk_id, actor)
    total = session.scalar(query.with_only_columns(func.count())) or 0
    changed = BulkEditItem.outcome == Outcome.CHANGED
    shown = query.with_only_columns(
        BulkEditItem, ServiceItem.code, ServiceItem.name, ServiceItem.department_name
    ).order_by(changed, BulkEditItem.refused.is_(None), BulkEditItem.id)
    found = session.execute(shown.limit(size).offset((page - 1) * size))
    return total, [
        BulkRow(
            code=code,
            name=name,
            department=department,
            outcome=row.outcome,
            before=row.before,
            after=row.after,
            submitted=row.request_id is not None,
            refused=row.refused,
        )
        for row, code, name, department in found
    ]


def _rows(bulk_id: int, actor: Actor) -> Select[Any]:
    query = (
        select(BulkEditItem)
        .join(ServiceItem, ServiceItem.id == BulkEditItem.item_id)
        .where(BulkEditItem.bulk_id == bulk_id)
    )
    return scoped(query, actor, Action.EDIT_ITEM, WITHIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkLine:
    """A bulk edit in a list."""

    id: int
    change: BulkChange
    made_at: Any
    total: int
    state: BulkState
    undoes_id: int | None
    undone: bool


def own_bulks(session: Session, actor: Actor, *, most: int = 20) -> list[BulkLine]:
    """Return the last bulk edits of one's own; one query."""
    return _lines(session, BulkEdit.staff_id == actor.staff_id, most)


def waiting_bulks(session: Session, actor: Actor, *, most: int = 20) -> list[BulkLine]:
    """Return bulk edits with requests within reach that wait for a decision; one query."""
    waiting = scoped(
        select(BulkEditItem.bulk_id)
        .join(ChangeRequest, ChangeRequest.id == BulkEditItem.request_id)
        .join(ServiceItem, ServiceItem.id == BulkEditItem.item_id)
        .where(ChangeRequest.state.in_(OPEN_STATES)),
        actor,
        Action.EDIT_ITEM,
        WITHIN,
    )
    return _lines(session, BulkEdit.id.in_(waiting), most)


def _lines(session: Session, which: ColumnElement[bool], most: int) -> list[BulkLine]:
    after = aliased(BulkEdit)
    rows = session.execute(
        select(BulkEdit, after.id)
        .outerjoin(after, after.undoes_id == BulkEdit.id)
        .where(which)
        .order_by(BulkEdit.id.desc())
        .limit(most)
    )
    return [
        BulkLine(
            id=bulk.id,
            change=build(BulkChange, bulk.change),
            made_at=bulk.made_at,
            total=bulk.total,
            state=bulk.state,
            undoes_id=bulk.undoes_id,
            undone=undone is not None,
        )
        for bulk, undone in rows
    ]
