"""/staff/catalogue/reviews/submit: submit many drafts on the basis of one document."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.forms.requests import SubmitForm
from catalogue.queries.unsubmitted import UnsubmittedRow, list_unsubmitted
from catalogue.usecases.scans import keep_scan
from catalogue.usecases.submit_item import submit_item
from catalogue.views.blueprints import staff
from catalogue.views.many import MOST, Refused, picked, seen
from catalogue.views.paging import SIZE, page_asked, paged
from catalogue.views.staff_list import departments_within_reach
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import Refusal
from kernel.words import say


@staff.route("/reviews/submit", methods=["GET", "POST"])
@open_to(Access.STAFF, Action.EDIT_ITEM)
def submit_many() -> ResponseReturnValue:
    """Drafts that nobody submitted yet, such as those of a list that was imported."""
    form = SubmitForm()
    del form.confirm_by, form.version
    refused: Refused = []
    if form.validate_on_submit():
        refused = _submitted(form)
        if not refused:
            return redirect(url_for("catalogue_staff.list_requests"))
    return _shown(form, refused), 422 if refused or form.errors else 200


def _listed(page: int, size: int) -> tuple[int, list[UnsubmittedRow]]:
    chosen = departments_within_reach().get(request.args.get("department", ""))
    department_id = chosen.id if chosen else None
    return list_unsubmitted(db.session(), current_actor(), department_id, page=page, size=size)


def _shown(form: SubmitForm, refused: Refused) -> str:
    total, rows = _listed(page_asked(), SIZE)
    return render_template(
        "catalogue/staff_submit_many.html",
        form=form,
        refused=refused,
        rows=rows,
        chosen=request.args.get("department", ""),
        departments=[
            (code, card.names["zh-Hans"]) for code, card in departments_within_reach().items()
        ],
        most=MOST,
        seen=seen(total, rows, _listed),
        **paged(total, "department"),
    )


def _submitted(form: SubmitForm) -> Refused:
    """Submit what is meant, each in a transaction of its own; return which not, and why."""
    wanted, refused = picked(_listed)
    digest = keep_scan(form.content) if form.kind else ""
    for row in wanted:
        try:
            with transaction() as session:
                command = form.command(row.item_id, row.version, digest)
                submit_item(session, command, actor=current_actor(), now=clock.now())
        except Refusal as refusal:
            refused.append((row.name, say(refusal.message, **refusal.params)))
    return refused
