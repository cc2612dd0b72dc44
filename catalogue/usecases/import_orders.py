"""Order the import of a file; the worker does it, since reading workbooks takes memory."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from catalogue.refusals import NotReviewed
from catalogue.tables import ImportOrder
from catalogue.values.codes import OrderState
from groundwork.audit import Subject, record
from groundwork.outbox import Job, post_new
from kernel.access import Actor
from kernel.refusals import ChangedMeanwhile, NotFound

IMPORT = "catalogue.import"
MOST_WITHDRAWN = 200  # items at once: they are withdrawn together with the flip


class Cancelled(Exception):
    """Somebody does not want the order any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderImport:
    """A file, stored already, and what to do with it."""

    file_name: str
    stored_as: str
    region_code: str = ""
    publish: bool = False
    standards: bool = False
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderView:
    """An order as pages and the worker see it."""

    id: int
    file_name: str
    stored_as: str
    region_code: str
    publish: bool
    standards: bool
    basis: str
    state: OrderState
    staff_id: int
    made_at: datetime
    report: dict[str, Any]


def order_import(session: Session, command: OrderImport, *, actor: Actor, now: datetime) -> int:
    """Ask the worker to check a file; return the id of the order.

    Raises NotReviewed where staff want to publish what no department has reviewed.
    """
    if actor.staff_id is None:
        raise NotFound
    if command.publish:
        raise NotReviewed(name=command.file_name)
    order = ImportOrder(
        file_name=command.file_name[-255:],
        stored_as=command.stored_as,
        region_code=command.region_code,
        publish=command.publish,
        standards=command.standards,
        basis=command.basis,
        state=OrderState.CHECKING,
        staff_id=actor.staff_id,
        made_at=now,
        report={},
    )
    session.add(order)
    session.flush()
    _post(session, order.id, OrderState.CHECKING, now)
    record(session, actor, "items.check", Subject("import_order", order.id), now=now)
    return order.id


def confirm_import(
    session: Session, order_id: int, *, withdraw: bool = False, actor: Actor, now: datetime
) -> None:
    """Take over a list that was checked; `withdraw` also takes out what its workbook left out.

    Raises NotFound or ChangedMeanwhile (confirmed before).
    """
    order = _own(session, order_id, actor)
    few = order.report.get("removed", 0) <= MOST_WITHDRAWN
    report = {**order.report, "withdraw": withdraw and few}
    move_order(session, order.id, OrderState.CHECKED, OrderState.IMPORTING, report)
    _post(session, order.id, OrderState.IMPORTING, now)
    record(session, actor, "items.confirm", Subject("import_order", order.id), now=now)


def cancel_import(session: Session, order_id: int, *, actor: Actor, now: datetime) -> None:
    """Give up an order before it came in. Raises NotFound or ChangedMeanwhile (too late)."""
    order = _own(session, order_id, actor)
    if order.state not in (OrderState.CHECKING, OrderState.CHECKED, OrderState.IMPORTING):
        raise ChangedMeanwhile
    move_order(session, order.id, order.state, OrderState.CANCELLED)
    record(session, actor, "items.cancel", Subject("import_order", order.id), now=now)


def note_progress(session: Session, order: OrderView, progress: dict[str, Any]) -> None:
    """Say how far an order has come. Raises Cancelled."""
    try:
        note_report(session, order.id, order.state, {**order.report, "progress": progress})
    except ChangedMeanwhile as gone:
        raise Cancelled from gone


def note_report(session: Session, order_id: int, state: OrderState, report: dict[str, Any]) -> None:
    """Keep the report of an order that stands so. Raises ChangedMeanwhile."""
    move_order(session, order_id, state, state, report)


def move_order(
    session: Session,
    order_id: int,
    begun: OrderState,
    reached: OrderState,
    report: dict[str, Any] | None = None,
) -> None:
    """Move an order on, once. Raises ChangedMeanwhile."""
    values: dict[str, Any] = {"state": reached}
    if report is not None:
        values["report"] = report
    took = session.scalar(
        update(ImportOrder)
        .where(ImportOrder.id == order_id, ImportOrder.state == begun)
        .values(values)
        .returning(ImportOrder.id)
    )
    if took is None:
        raise ChangedMeanwhile


def get_order(session: Session, order_id: int, actor: Actor) -> OrderView:
    """Return an order of the actor's own. Raises NotFound."""
    return _view(_own(session, order_id, actor))


def find_order(session: Session, order_id: int) -> OrderView | None:
    """Return any order, for the worker."""
    order = session.get(ImportOrder, order_id)
    return _view(order) if order else None


def _own(session: Session, order_id: int, actor: Actor) -> ImportOrder:
    order = session.scalar(
        select(ImportOrder).where(
            ImportOrder.id == order_id, ImportOrder.staff_id == actor.staff_id
        )
    )
    if order is None:
        raise NotFound
    return order


def _post(session: Session, order_id: int, state: OrderState, now: datetime) -> None:
    job = Job(
        kind=IMPORT,
        subject=f"import_order:{order_id}",
        window=state.value,
        payload={"order": order_id},
    )
    post_new(session, job, due=now)


def _view(order: ImportOrder) -> OrderView:
    return OrderView(
        id=order.id,
        file_name=order.file_name,
        stored_as=order.stored_as,
        region_code=order.region_code,
        publish=order.publish,
        standards=order.standards,
        basis=order.basis,
        state=order.state,
        staff_id=order.staff_id,
        made_at=order.made_at,
        report=order.report,
    )
