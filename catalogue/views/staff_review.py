"""/staff/catalogue/items/<code>/review: a draft beside what is in force; review it, comment."""

from flask import abort, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from catalogue.forms.requests import CommentForm, DecisionForm
from catalogue.queries import get_revision
from catalogue.queries.drafts import Draft, get_draft
from catalogue.queries.requests import get_request, standing_requests
from catalogue.queries.revisions import in_force_id
from catalogue.rules.comparing import compare
from catalogue.rules.scans import scan_kind
from catalogue.usecases.cancel_request import cancel_request
from catalogue.usecases.comment_item import comment_item
from catalogue.usecases.review_item import review_item
from catalogue.usecases.scans import scan_path
from catalogue.values.facts import ItemFacts
from catalogue.values.requests import CommentItem, RequestView, ReviewItem
from catalogue.views.blueprints import staff
from catalogue.views.compared import changed_fields, changed_parts
from catalogue.views.standing import standing
from catalogue.views.typed import number
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import NotFound, Refusal
from kernel.words import say


@staff.get("/items/<code>/review")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def show_request(code: str) -> ResponseReturnValue:
    """What is asked of an item, field by field beside what is in force."""
    draft = get_draft(db.session(), code, current_actor())
    if not standing_requests(db.session(), draft.item_id):
        return redirect(url_for("catalogue_staff.show_state", code=code))
    return _page(draft, DecisionForm(formdata=None))


@staff.post("/items/<code>/review")
@open_to(Access.STAFF, Action.REVIEW_ITEM)
def decide(code: str) -> ResponseReturnValue:
    """Approve or return what was submitted."""
    draft = get_draft(db.session(), code, current_actor())
    form = DecisionForm()
    if not form.validate():
        return _page(draft, form), 422
    command = ReviewItem(
        request_id=request_of(),
        approve=form.decision.data == "approve",
        comment=form.comment.data or "",
    )
    try:
        with transaction() as session:
            review_item(session, command, actor=current_actor(), now=clock.now())
    except Refusal as refusal:
        return refused_request(draft, refusal, form)
    return redirect(url_for("catalogue_staff.show_state", code=code))


@staff.post("/items/<code>/cancel")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def cancel(code: str) -> ResponseReturnValue:
    """Take a request back, or call off what is scheduled."""
    draft = get_draft(db.session(), code, current_actor())
    try:
        with transaction() as session:
            cancel_request(session, request_of(), actor=current_actor(), now=clock.now())
    except Refusal as refusal:
        return refused_request(draft, refusal)
    return redirect(url_for("catalogue_staff.show_state", code=code))


@staff.post("/items/<code>/comment")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def comment(code: str) -> ResponseReturnValue:
    """Say something of a draft."""
    draft = get_draft(db.session(), code, current_actor())
    said = CommentItem(
        item_id=draft.item_id, text=CommentForm().text.data or "", request_id=_standing_id(draft)
    )
    with transaction() as session:
        comment_item(session, said, actor=current_actor(), now=clock.now())
    return redirect(url_for("catalogue_staff.show_state", code=code, _anchor="comments"))


@staff.get("/items/<code>/requests/<int:request_id>/scan")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def scan(code: str, request_id: int) -> ResponseReturnValue:
    """The scan of a request's document: to keep, never to run in the page."""
    found = get_request(db.session(), request_id, current_actor())
    path = scan_path(found.basis.scan_digest or "none")
    if found.code != code or not path.is_file():
        abort(404)
    with path.open("rb") as file:
        kind = scan_kind(file.read(16))
    media = kind.value if kind else "application/octet-stream"
    return send_file(path, media, as_attachment=True, download_name=found.basis.scan_name)


def request_of() -> int:
    """Return which request a form speaks of. Raises NotFound where somebody tampered with it."""
    found = number(request.form.get("request"))
    if found is None:
        raise NotFound
    return found


def refused_request(
    draft: Draft, refusal: Refusal, form: DecisionForm | None = None
) -> ResponseReturnValue:
    """Show the request again with what the house said no to."""
    shown = form or DecisionForm(formdata=None)
    shown.form_errors.append(say(refusal.message, **refusal.params))
    return _page(draft, shown), 403 if refusal.status == 403 else 422


def _standing_id(draft: Draft) -> int | None:
    found = standing_requests(db.session(), draft.item_id)
    return found[0].id if found else None


def _page(draft: Draft, form: DecisionForm) -> str:
    asked = standing_requests(db.session(), draft.item_id)
    shown = asked[0] if asked else None
    in_force = in_force_id(db.session(), draft.item_id)
    before = get_revision(db.session(), in_force) if in_force else None
    found = compare(before.facts if before else None, _asked_facts(draft, shown))
    form.request.data = str(shown.id) if shown else ""
    return render_template(
        "catalogue/staff_review.html",
        **standing(draft),
        form=form,
        shown=shown,
        before=before,
        fields=changed_fields(found),
        parts=changed_parts(found),
    )


def _asked_facts(draft: Draft, shown: RequestView | None) -> ItemFacts:
    """Return what a request wants in force: frozen once it is scheduled, else the draft."""
    if shown and shown.revision_id:
        return get_revision(db.session(), shown.revision_id).facts
    return draft.facts
