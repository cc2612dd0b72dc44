"""/staff/catalogue/reviews/submit: submit many drafts on the basis of one document."""

from collections.abc import Sequence
from math import ceil

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.forms.requests import SubmitForm
from catalogue.queries.reach import Reach
from catalogue.queries.unsubmitted import UnsubmittedRow, list_unsubmitted
from catalogue.usecases.scans import keep_scan
from catalogue.usecases.submit_item import submit_item
from catalogue.views.blueprints import staff
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import Refusal
from kernel.words import _, say
from organisation.values import DepartmentCard

SIZE = 50
Refused = list[tuple[str, str]]


@staff.route("/reviews/submit", methods=["GET", "POST"])
@open_to(Access.STAFF, Action.EDIT_ITEM)
def submit_many() -> ResponseReturnValue:
    """Drafts that nobody submitted yet, such as those of a list that was imported."""
    form = SubmitForm()
    del form.confirm_by, form.version
    refused: Refused = []
    if form.validate_on_submit():
        refused = _submitted(form, _listed()[1])
        if not refused:
            return redirect(url_for("catalogue_staff.list_requests"))
    return _shown(form, refused), 422 if refused or form.errors else 200


def _listed() -> tuple[int, list[UnsubmittedRow]]:
    chosen = _departments().get(request.args.get("department", ""))
    department_id = chosen.id if chosen else None
    return list_unsubmitted(db.session(), current_actor(), department_id, page=_number(), size=SIZE)


def _departments() -> dict[str, DepartmentCard]:
    reach = Reach(current_actor(), Action.EDIT_ITEM)
    return {card.code: card for card in reach.departments()}


def _number() -> int:
    return min(max(request.args.get("page", 1, type=int), 1), 1000)


def _shown(form: SubmitForm, refused: Refused) -> str:
    total, rows = _listed()
    return render_template(
        "catalogue/staff_submit_many.html",
        form=form,
        refused=refused,
        rows=rows,
        total=total,
        chosen=request.args.get("department", ""),
        departments=[(code, card.names["zh-Hans"]) for code, card in _departments().items()],
        page=_number(),
        last=max(1, ceil(total / SIZE)),
        link=_link,
    )


def _submitted(form: SubmitForm, rows: Sequence[UnsubmittedRow]) -> Refused:
    """Submit what was ticked, each in a transaction of its own; return which not, and why."""
    ticked = frozenset(request.form.getlist("item"))
    wanted = [row for row in rows if row.mark in ticked]
    refused: Refused = []
    if len(wanted) < len(ticked) or not wanted:
        refused.append(("", _("Tick at least one item, of those that are listed now.")))
    digest = keep_scan(form.content) if form.kind else ""
    for row in wanted:
        try:
            with transaction() as session:
                command = form.command(row.item_id, row.version, digest)
                submit_item(session, command, actor=current_actor(), now=clock.now())
        except Refusal as refusal:
            refused.append((row.name, say(refusal.message, **refusal.params)))
    return refused


def _link(page: int) -> str:
    chosen = request.args.get("department", "")
    department = chosen if chosen in _departments() else None
    return url_for("catalogue_staff.submit_many", department=department, page=page)
