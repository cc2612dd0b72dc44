"""/staff/catalogue/items/<code>/release: carry a standard out no more."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from catalogue.forms.claims import ReleaseForm, reason_of
from catalogue.queries.drafts import Draft, get_draft
from catalogue.usecases.answer_claim import release
from catalogue.values.codes import RevisionState
from catalogue.values.commands import Release
from catalogue.values.states import ItemKind
from catalogue.views.blueprints import staff
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import NotFound, Refusal
from kernel.words import _, say


@staff.get("/items/<code>/release")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def release_claim(code: str) -> ResponseReturnValue:
    """Ask why."""
    return _page(_claim(code), ReleaseForm(formdata=None), [])


@staff.post("/items/<code>/release")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def release_claim_now(code: str) -> ResponseReturnValue:
    """Release it: the item is withdrawn, and its department has said no."""
    draft, form = _claim(code), ReleaseForm()
    if not form.validate():
        return _page(draft, form, [one for several in form.errors.values() for one in several]), 422
    reason = reason_of(form.reason)
    if reason is None:
        return _page(draft, form, [_("Choose a reason")]), 422
    command = Release(
        item_id=draft.item_id,
        reason=reason,
        note=form.note.data or "",
        basis=(form.basis.data or "").strip(),
    )
    if draft.revision_id and not command.basis:
        return _page(draft, form, [_("Name the document this rests on.")]), 422
    try:
        with transaction() as session:
            release(session, command, actor=current_actor(), now=clock.now())
    except Refusal as refusal:
        return _page(draft, form, [say(refusal.message, **refusal.params)]), 422
    return redirect(url_for("catalogue_staff.show_state", code=code))


def _claim(code: str) -> Draft:
    draft = get_draft(db.session(), code, current_actor())
    if draft.kind is not ItemKind.CLAIM or draft.state is RevisionState.WITHDRAWN:
        raise NotFound
    return draft


def _page(draft: Draft, form: ReleaseForm, refused: list[str]) -> str:
    return render_template("catalogue/claim_release.html", draft=draft, form=form, refused=refused)
