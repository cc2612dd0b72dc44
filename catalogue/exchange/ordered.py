"""Do what a member of staff ordered: check a file, or take it over."""

from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import Any

from flask_babel import force_locale
from sqlalchemy.orm import Session

from catalogue.exchange.importing import ImportOptions, import_file
from catalogue.exchange.report import ImportReport
from catalogue.exchange.returning import send_back
from catalogue.refusals import ImportOvertaken
from catalogue.usecases.import_orders import (
    Cancelled,
    OrderView,
    find_order,
    move_order,
    note_progress,
    note_report,
)
from catalogue.usecases.uploads import preview_of, returned_of, uploads
from catalogue.values.codes import OrderState
from kernel.access import Actor
from kernel.db import db, transaction
from kernel.locales import LANGUAGES
from kernel.refusals import ChangedMeanwhile
from organisation.queries import find_actor

CHECKS = {OrderState.CHECKING, OrderState.IMPORTING}
TELL_EVERY = 1.0  # second


def run_order(order_id: int, *, now: datetime) -> None:
    """Check or import one file. A second time does nothing."""
    order = find_order(db.session(), order_id)
    if order is None or order.state not in CHECKS:
        return
    actor = find_actor(order.staff_id)
    if actor is None:
        return
    try:
        report = _import(order, actor, now)
        if not report.ok:
            with force_locale(LANGUAGES[actor.language].babel):
                send_back(uploads() / order.stored_as, report.marks, returned_of(order.stored_as))
        reached = _settle(order, report)
    except (Cancelled, ChangedMeanwhile):
        preview_of(order.stored_as).unlink(missing_ok=True)
        reached = OrderState.CANCELLED
    if reached is not OrderState.CHECKED:
        (uploads() / order.stored_as).unlink(missing_ok=True)


def _settle(order: OrderView, report: ImportReport) -> OrderState:
    """Note how it went; an import that came in was moved on together with its items."""
    with transaction() as session:
        if order.state is OrderState.IMPORTING and report.ok:
            note_report(session, order.id, OrderState.DONE, report.to_json())
            return OrderState.DONE
        reached = OrderState.CHECKED if report.ok else OrderState.REFUSED
        move_order(session, order.id, order.state, reached, report.to_json())
    return reached


def _import(order: OrderView, actor: Actor, now: datetime) -> ImportReport:
    watch = Watch(order)
    options = ImportOptions(
        region=order.region_code,
        publish=order.publish,
        basis=order.basis,
        standards=order.standards,
        dry_run=order.state is OrderState.CHECKING,
        preview=preview_of(order.stored_as),
        withdraw=bool(order.report.get("withdraw")),
        seal=watch.seal,
    )
    path = uploads() / order.stored_as
    try:
        report = import_file(path, options, actor=actor, now=now, progress=watch)
    except ImportOvertaken:  # once more, on the new state
        report = import_file(path, options, actor=actor, now=now, progress=watch)
    report.file_name = order.file_name
    return report


@dataclass(slots=True)
class Watch:
    """Tells the page how far an order has come, and ends it where somebody cancelled it."""

    order: OrderView
    told: float = 0.0

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """Raise Cancelled where it is not wanted any more."""
        if monotonic() - self.told < TELL_EVERY:
            return
        self.told = monotonic()
        progress: dict[str, Any] = {"stage": stage, "done": done, "total": total}
        with transaction() as session:
            note_progress(session, self.order, progress)

    def seal(self, session: Session) -> None:
        """Move the order on together with the flip. Raises ChangedMeanwhile."""
        move_order(session, self.order.id, OrderState.IMPORTING, OrderState.DONE)
