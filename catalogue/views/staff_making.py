"""/staff/catalogue/items/<code>/standard: make an item a standard of the base directory."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from catalogue.forms.claims import StandardForm
from catalogue.queries.drafts import Draft, get_draft
from catalogue.usecases.make_standard import make_standard
from catalogue.values.codes import Level
from catalogue.values.commands import MakeStandard
from catalogue.values.states import ItemKind
from catalogue.views.blueprints import staff
from catalogue.views.typed import number
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import NotFound, Refusal
from kernel.words import _, say


@staff.get("/items/<code>/standard")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def make_item_standard(code: str) -> ResponseReturnValue:
    """Ask who is to claim it."""
    draft = _own(code)
    return _page(draft, StandardForm(formdata=None, data={"version": str(draft.version)}), [])


@staff.post("/items/<code>/standard")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def make_item_standard_now(code: str) -> ResponseReturnValue:
    """Make the standard; the item becomes its first claim."""
    draft, form = _own(code), StandardForm()
    asked = {*(form.claimed_at.data or ())}
    command = MakeStandard(
        item_id=draft.item_id,
        version=number(form.version.data),
        claimed_at=tuple(level for level in Level if level.value in asked),
        basis=(form.basis.data or "").strip(),
    )
    if draft.revision_id and not command.basis:
        return _page(draft, form, [_("Name the document this rests on.")]), 422
    try:
        with transaction() as session:
            made = make_standard(session, command, actor=current_actor(), now=clock.now())
    except Refusal as refusal:
        return _page(draft, form, [say(refusal.message, **refusal.params)]), 422
    return redirect(url_for("catalogue_staff.standard", code=made.code))


def _own(code: str) -> Draft:
    draft = get_draft(db.session(), code, current_actor())
    if draft.kind is not ItemKind.OWN:
        raise NotFound
    return draft


def _page(draft: Draft, form: StandardForm, refused: list[str]) -> str:
    return render_template("catalogue/standard_new.html", draft=draft, form=form, refused=refused)
