"""/staff/catalogue/items: write an item."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.forms.item import SECTIONS, ItemForm
from catalogue.queries.drafts import Draft, get_draft
from catalogue.queries.reach import Reach
from catalogue.usecases.save_draft import save_draft
from catalogue.values.commands import SaveDraft
from catalogue.views.blueprints import staff
from catalogue.views.code_notes import code_notes
from catalogue.views.typed import as_typed, number, problems, read
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import Refusal
from kernel.words import _, say
from organisation.queries import get_department, list_regions


@staff.route("/items/new", methods=["GET", "POST"])
@open_to(Access.STAFF, Action.EDIT_ITEM)
def new_item() -> ResponseReturnValue:
    """A new item."""
    return _edit(None)


@staff.route("/items/<code>", methods=["GET", "POST"])
@open_to(Access.STAFF, Action.EDIT_ITEM)
def edit_item(code: str) -> ResponseReturnValue:
    """The draft of an item."""
    return _edit(get_draft(db.session(), code, current_actor()))


def _edit(draft: Draft | None) -> ResponseReturnValue:
    form = ItemForm(data=_shown(draft))
    form.department.choices = [
        (card.code, card.names["zh-Hans"])
        for card in Reach(current_actor(), Action.EDIT_ITEM).departments()
    ]
    refused: list[str] = []
    if form.is_submitted():
        if _moved_rows(form, request.form.get("do", "")):
            return _page(form, draft, refused)
        saved = _saved(form, draft, refused)
        if saved:
            return redirect(url_for("catalogue_staff.show_state", code=saved))
    return _page(form, draft, refused), 422 if refused or problems(form) else 200


def _shown(draft: Draft | None) -> dict[str, object]:
    if draft is None:
        return {"stay_slots": "1", "channels": ["window"]}
    department = get_department(draft.department_id)
    return {**as_typed(draft.facts, department.code), "version": str(draft.version)}


def _saved(form: ItemForm, draft: Draft | None, refused: list[str]) -> str | None:
    """Save what was typed; return the item's code, or None when a field or a rule says no."""
    if not form.validate():
        refused.append(_("This form was open for too long. Save it again."))
        return None
    facts = read(form, _place(form.department.data), draft.facts if draft else None)
    if facts is None:
        return None
    command = SaveDraft(
        facts=facts,
        item_id=draft.item_id if draft else None,
        version=number(form.version.data) if draft else None,
    )
    try:
        with transaction() as session:
            return save_draft(session, command, actor=current_actor(), now=clock.now()).code
    except Refusal as refusal:
        refused.append(say(refusal.message, **refusal.params))
        return None


def _place(department_code: str | None) -> tuple[str, str]:
    """Return the name of a department within reach and the code of its region."""
    for card in Reach(current_actor(), Action.EDIT_ITEM).departments():
        if card.code == department_code:
            return card.names["zh-Hans"], list_regions()[card.region_id].code
    return "", ""


def _moved_rows(form: ItemForm, do: str) -> bool:
    """Add or remove a row of materials or steps; return whether one was asked for."""
    what, _dash, index = do.partition("-")
    for kind in ("material", "step"):
        rows = form[f"{kind}s"]
        if what == f"add_{kind}":
            rows.append_entry()
            return True
        if what == f"drop_{kind}" and index.isdigit():
            rows.entries[:] = [row for row in rows.entries if row.name != f"{kind}s-{index}"]
            return True
    return False


def _page(form: ItemForm, draft: Draft | None, refused: list[str]) -> str:
    return render_template(
        "catalogue/staff_edit.html",
        form=form,
        sections=SECTIONS,
        draft=draft,
        refused=refused,
        wrong=problems(form),
        notes={} if draft is None or form.is_submitted() else code_notes(draft),
    )
