"""/staff/catalogue/items/<code>/submit: ask for a draft to be reviewed and published."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from catalogue.forms.requests import SubmitForm
from catalogue.queries.drafts import Draft, get_draft
from catalogue.queries.requests import is_standard
from catalogue.usecases.scans import keep_scan
from catalogue.usecases.submit_item import submit_item
from catalogue.views.blueprints import staff
from catalogue.views.standing import standing
from catalogue.views.typed import number
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import Refusal
from kernel.words import say


@staff.route("/items/<code>/submit", methods=["GET", "POST"])
@open_to(Access.STAFF, Action.EDIT_ITEM)
def submit(code: str) -> ResponseReturnValue:
    """The document a change rests on, and from when it holds."""
    draft = get_draft(db.session(), code, current_actor())
    form = SubmitForm()
    if not is_standard(db.session(), draft.item_id):
        del form.confirm_by
    if form.validate_on_submit() and _submitted(form, draft):
        return redirect(url_for("catalogue_staff.show_state", code=code))
    if not form.is_submitted():
        form.version.data = str(draft.version)
    page = render_template("catalogue/staff_submit.html", **standing(draft), form=form)
    return page, 422 if form.errors else 200


def _submitted(form: SubmitForm, draft: Draft) -> bool:
    """Keep the scan, which is there once however often it is sent, then submit."""
    digest = keep_scan(form.content) if form.kind else ""
    command = form.command(draft.item_id, number(form.version.data), digest)
    try:
        with transaction() as session:
            submit_item(session, command, actor=current_actor(), now=clock.now())
    except Refusal as refusal:
        form.form_errors.append(say(refusal.message, **refusal.params))
        return False
    return True
