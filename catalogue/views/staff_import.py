"""/staff/catalogue/import: bring in a list; first its report, then a yes."""

import secrets
from pathlib import Path

from flask import g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from catalogue.forms.upload import UploadForm
from catalogue.phrases import finding_words
from catalogue.queries.reach import Reach
from catalogue.rules.findings import BLOCKING, FindingKind
from catalogue.usecases.import_orders import OrderView, confirm_import, get_order, order_import
from catalogue.usecases.uploads import uploads
from catalogue.values.codes import OrderState
from catalogue.views.blueprints import staff
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.texts import pick
from kernel.words import _, say
from organisation.queries import list_regions


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
    page = render_template("catalogue/staff_import.html", form=form)
    return page, 422 if form.errors else 200


@staff.get("/import/<int:order_id>")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def show_import(order_id: int) -> ResponseReturnValue:
    """The report on a file."""
    order = get_order(db.session(), order_id, current_actor())
    return render_template(
        "catalogue/staff_report.html",
        order=order,
        waiting=order.state in (OrderState.CHECKING, OrderState.IMPORTING),
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
    with transaction() as session:
        confirm_import(session, order_id, actor=current_actor(), now=clock.now())
    return redirect(url_for("catalogue_staff.show_import", order_id=order_id))


def _regions() -> list[tuple[str, str]]:
    reach = Reach(current_actor(), Action.EDIT_ITEM)
    within = [
        (card.code, pick(card.names, g.lang).text)
        for card in list_regions().values()
        if reach.covers(card.code, "")
    ]
    return within or [("", _("As the list says"))]


def _findings(order: OrderView) -> list[tuple[str, int, bool, list[tuple[int, str]]]]:
    counts = order.report.get("findings", {})
    examples = order.report.get("examples", {})
    return [
        (finding_words(kind), counts[kind.value], kind in BLOCKING, examples.get(kind.value, []))
        for kind in FindingKind
        if counts.get(kind.value)
    ]
