"""Do what a member of staff ordered: check a file, or take it over."""

from datetime import datetime

from catalogue.exchange.importing import ImportOptions, import_file
from catalogue.exchange.report import ImportReport
from catalogue.refusals import ImportOvertaken
from catalogue.usecases.import_orders import OrderView, find_order, move_order
from catalogue.usecases.uploads import uploads
from catalogue.values.codes import OrderState
from kernel.access import Actor
from kernel.db import db, transaction
from organisation.queries import find_actor

CHECKS = {OrderState.CHECKING, OrderState.IMPORTING}


def run_order(order_id: int, *, now: datetime) -> None:
    """Check or import one file. Doing it a second time does nothing."""
    order = find_order(db.session(), order_id)
    if order is None or order.state not in CHECKS:
        return
    actor = find_actor(order.staff_id)
    if actor is None:
        return
    report = _import(order, actor, now)
    if order.state is OrderState.CHECKING:
        reached = OrderState.CHECKED if report.ok else OrderState.REFUSED
    else:
        reached = OrderState.DONE if report.ok else OrderState.REFUSED
    with transaction() as session:
        move_order(session, order.id, order.state, reached, report.to_json())
    if reached is not OrderState.CHECKED:
        (uploads() / order.stored_as).unlink(missing_ok=True)


def _import(order: OrderView, actor: Actor, now: datetime) -> ImportReport:
    options = ImportOptions(
        region=order.region_code,
        publish=order.publish,
        basis=order.basis,
        standards=order.standards,
        dry_run=order.state is OrderState.CHECKING,
    )
    path = uploads() / order.stored_as
    try:
        report = import_file(path, options, actor=actor, now=now)
    except ImportOvertaken:
        report = import_file(path, options, actor=actor, now=now)  # once more, on the new state
    report.file_name = order.file_name
    return report
