"""Change many items at once: order what a preview showed, or take back what was changed."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from catalogue.queries.bulk import get_bulk, plan_bulk
from catalogue.queries.drafts import DraftFilter
from catalogue.refusals.bulk import NothingToChange, NotToUndo, SeenOtherwise, TooMany
from catalogue.rules.content import to_json
from catalogue.rules.requests import check_dated, check_days
from catalogue.rules.stamps import stamp
from catalogue.tables import BulkEdit, BulkEditItem
from catalogue.usecases.bulk_step import bulk_step
from catalogue.values.bulk import MOST_ITEMS, BulkState, OrderBulk, Outcome, Planned
from catalogue.values.requests import Basis
from groundwork.audit import Subject, record
from groundwork.outbox import Job, post_new
from kernel.access import Actor
from kernel.clock import office_day
from kernel.refusals import NotFound

BULK = "catalogue.bulk_edit"
FEW = 100  # items: no more than these are changed while somebody waits


def order_bulk(
    session: Session, command: OrderBulk, *, locked: Collection[str], actor: Actor, now: datetime
) -> int:
    """Change the items of a preview: few at once, more by the worker; return the operation's id.

    Raises SeenOtherwise, NothingToChange, TooMany, DatedAhead, DayPassed.
    """
    today = office_day(now)
    check_dated(command.basis.day if command.basis else None, today=today)
    check_days(begins=command.effective_on, ends=None, today=today)
    narrow = DraftFilter(**command.narrow)
    planned = plan_bulk(session, actor, narrow, command.change, locked=locked)
    if len(planned) > MOST_ITEMS:
        raise TooMany(most=MOST_ITEMS)
    if stamp(planned) != command.seen:
        raise SeenOtherwise
    bulk = _begun(session, command, actor=actor, now=now)
    return _set_going(session, bulk, map(_row, planned), actor=actor, now=now)


def undo_bulk(
    session: Session,
    bulk_id: int,
    *,
    basis: Basis | None = None,
    actor: Actor,
    now: datetime,
) -> int:
    """Bring back what each item said before, unless somebody changed it since.

    It is an operation of its own, so it can be submitted, and undone, like any other. Return its
    id. Raises NotFound or NotToUndo.
    """
    seen = get_bulk(session, bulk_id, actor)
    if seen.staff_id != actor.staff_id:
        raise NotFound
    if seen.state is not BulkState.DONE or seen.undone_by is not None:
        raise NotToUndo
    old = session.get_one(BulkEdit, bulk_id)
    command = OrderBulk(change=seen.change, narrow=old.narrow, seen="", basis=basis)
    changed = session.scalars(
        select(BulkEditItem)
        .where(BulkEditItem.bulk_id == bulk_id, BulkEditItem.outcome == Outcome.CHANGED)
        .order_by(BulkEditItem.id)
    )
    rows = [_reverse(row) for row in changed]
    try:
        with session.begin_nested():
            bulk = _begun(session, command, undoes=bulk_id, actor=actor, now=now)
    except IntegrityError:
        raise NotToUndo from None
    return _set_going(session, bulk, rows, actor=actor, now=now)


def _begun(
    session: Session, command: OrderBulk, *, undoes: int | None = None, actor: Actor, now: datetime
) -> BulkEdit:
    basis = command.basis or Basis(title="")
    if actor.staff_id is None:
        raise NotFound
    bulk = BulkEdit(
        state=BulkState.RUNNING,
        change=to_json(command.change),
        narrow=dict(command.narrow),
        undoes_id=undoes,
        staff_id=actor.staff_id,
        made_at=now,
        total=0,
        basis=basis.title,
        basis_number=basis.number,
        basis_date=basis.day,
        scan_digest=basis.scan_digest,
        scan_name=basis.scan_name,
        effective_on=command.effective_on,
    )
    session.add(bulk)
    session.flush()
    return bulk


def _set_going(
    session: Session,
    bulk: BulkEdit,
    found: Iterable[dict[str, Any]],
    *,
    actor: Actor,
    now: datetime,
) -> int:
    rows = [{"bulk_id": bulk.id, **row} for row in found]
    waiting = sum(row["outcome"] is Outcome.WAITING for row in rows)
    if not waiting:
        raise NothingToChange
    session.execute(insert(BulkEditItem), rows)
    session.execute(update(BulkEdit).where(BulkEdit.id == bulk.id).values(total=len(rows)))
    about: dict[str, Any] = {"items": waiting, "fields": list(bulk.change["fields"])}
    if bulk.undoes_id is not None:
        about["undoes"] = bulk.undoes_id
    record(session, actor, "items.bulk", Subject("bulk_edit", bulk.id), now=now, **about)
    if waiting <= FEW:
        while bulk_step(session, bulk.id, actor=actor, now=now):
            pass
        return bulk.id
    subject = f"bulk_edit:{bulk.id}"
    post_new(
        session,
        Job(kind=BULK, subject=subject, payload={"bulk": bulk.id, "staff": bulk.staff_id}),
        due=now,
    )
    return bulk.id


def _row(planned: Planned) -> dict[str, Any]:
    return {
        "item_id": planned.item.item_id,
        "version": planned.item.version,
        "before": dict(planned.before),
        "after": dict(planned.after),
        "inherited": list(planned.inherited),
        "drops": [],
        "outcome": planned.outcome,
        "request_id": None,
        "refused": None,
    }


def _reverse(row: BulkEditItem) -> dict[str, Any]:
    return {
        "item_id": row.item_id,
        "version": None,
        "before": row.after,
        "after": row.before,
        "inherited": row.drops,
        "drops": row.inherited,
        "outcome": Outcome.WAITING,
        "request_id": None,
        "refused": None,
    }
