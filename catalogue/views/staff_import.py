"""/staff/catalogue/import: bring in a list; first its report, then a yes."""

import secrets
from math import ceil
from pathlib import Path

from flask import g, make_response, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from catalogue.forms.upload import UploadForm
from catalogue.phrases import finding_words
from catalogue.queries.reach import Reach
from catalogue.usecases.import_orders import (
    MOST_WITHDRAWN,
    OrderView,
    cancel_import,
    confirm_import,
    get_order,
    order_import,
)
from catalogue.usecases.uploads import returned_of, some_changes, uploads
from catalogue.values.codes import OrderState
from catalogue.values.findings import BLOCKING, FindingKind
from catalogue.views.blueprints import staff
from catalogue.views.tabs import tabs
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import NotFound
from kernel.texts import pick
from kernel.words import _, _l, say

ASK_AGAIN = 3  # seconds
CHANGES_SHOWN = 50
CHANGE_WORDS = {
    "added": _l("Added"),
    "changed": _l("To be changed"),
    "removed": _l("Not in the workbook any more"),
    "overtaken": _l("Changed by somebody meanwhile"),
}


@staff.route("/import", methods=["GET", "POST"])
@open_to(Access.STAFF, Action.EDIT_ITEM)
def upload() -> ResponseReturnValue:
    """Hand in a file to be checked."""
    form = UploadForm()
    form.region.choices = _regions()
    if form.validate_on_submit():
        stored_as = secrets.token_hex(16) + Path(form.file.data.filename).suffix.lower()
        form.file.data.save(uploads() / stored_as)
        with transaction() as session:
            command = form.command(stored_as)
            order_id = order_import(session, command, actor=current_actor(), now=clock.now())
        return redirect(url_for("catalogue_staff.show_import", order_id=order_id))
    page = render_template("catalogue/staff_import.html", form=form, tabs=tabs("upload"))
    return page, 422 if form.errors else 200


@staff.get("/import/<int:order_id>")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def show_import(order_id: int) -> ResponseReturnValue:
    """The report on a file; while the worker is at it the page asks again by itself."""
    order = get_order(db.session(), order_id, current_actor())
    waiting = order.state in (OrderState.CHECKING, OrderState.IMPORTING)
    response = make_response(_report(order, waiting))
    if waiting:
        response.headers["Refresh"] = str(ASK_AGAIN)
    return response


def _report(order: OrderView, waiting: bool) -> str:
    counts = [order.report.get(what, 0) for what in ("added", "changed", "removed", "overtaken")]
    last = max(1, ceil(sum(counts) / CHANGES_SHOWN))
    page = min(max(request.args.get("page", 1, type=int), 1), last)
    return render_template(
        "catalogue/staff_report.html",
        order=order,
        waiting=waiting,
        progress=_progress(order) if waiting else "",
        changes=[] if waiting else some_changes(order.stored_as, page=page, size=CHANGES_SHOWN),
        kinds=CHANGE_WORDS,
        page=page,
        last=last,
        link=lambda page: url_for("catalogue_staff.show_import", order_id=order.id, page=page),
        returned=returned_of(order.stored_as).exists(),
        most_withdrawn=MOST_WITHDRAWN,
        findings=_findings(order),
        problems=[
            {**problem, "sentence": say(problem["message"], **problem["params"])}
            for problem in order.report.get("problems", ())
        ],
        warnings=[
            {**warning, "words": finding_words(FindingKind(warning["kind"]))}
            for warning in order.report.get("warnings", ())
        ],
    )


@staff.post("/import/<int:order_id>")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def confirm(order_id: int) -> ResponseReturnValue:
    """Take the checked list over."""
    withdraw = "withdraw" in request.form
    with transaction() as session:
        confirm_import(session, order_id, withdraw=withdraw, actor=current_actor(), now=clock.now())
    return redirect(url_for("catalogue_staff.show_import", order_id=order_id))


@staff.post("/import/<int:order_id>/cancel")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def stop_import(order_id: int) -> ResponseReturnValue:
    """Give up an order that has not come in yet; nothing of it remains."""
    with transaction() as session:
        cancel_import(session, order_id, actor=current_actor(), now=clock.now())
    return redirect(url_for("catalogue_staff.show_import", order_id=order_id))


@staff.get("/import/<int:order_id>/returned")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def returned(order_id: int) -> ResponseReturnValue:
    """The refused workbook with its wrong cells in red, for whoever handed it in."""
    order = get_order(db.session(), order_id, current_actor())
    path = returned_of(order.stored_as)
    if not path.exists():
        raise NotFound
    name = f"{Path(order.file_name).stem}.xlsx"
    return send_file(path, as_attachment=True, download_name=name, max_age=0)


def _progress(order: OrderView) -> str:
    told = order.report.get("progress", {})
    if told.get("total"):
        return _("%(done)s of %(total)s", done=told["done"], total=told["total"])
    return _("%(done)s so far", done=told["done"]) if told else ""


def _regions() -> list[tuple[str, str]]:
    reach = Reach(current_actor(), Action.EDIT_ITEM)
    within = [(card.code, pick(card.names, g.lang).text) for card in reach.regions()]
    return within or [("", _("As the list says"))]


def _findings(order: OrderView) -> list[tuple[str, int, bool, list[tuple[int, str]]]]:
    counts = order.report.get("findings", {})
    examples = order.report.get("examples", {})
    return [
        (finding_words(kind), counts[kind.value], kind in BLOCKING, examples.get(kind.value, []))
        for kind in FindingKind
        if counts.get(kind.value)
    ]
