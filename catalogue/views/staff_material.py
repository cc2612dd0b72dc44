"""/staff/catalogue/materials/<key>: one entry of the material dictionary."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.forms.dictionary import EntryForm, entry_typed
from catalogue.phrases.codes import word
from catalogue.queries.dictionary import Entry, get_entry
from catalogue.queries.reach import Reach
from catalogue.usecases.save_entry import save_entry
from catalogue.views.blueprints import staff
from catalogue.views.typed import number
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import Refusal
from kernel.words import say
from organisation.queries import get_department


@staff.route("/materials/new", methods=["GET", "POST"])
@open_to(Access.STAFF, Action.EDIT_ITEM)
def new_material() -> ResponseReturnValue:
    """A new entry."""
    return _edit(None)


@staff.route("/materials/<key>", methods=["GET", "POST"])
@open_to(Access.STAFF, Action.EDIT_ITEM)
def edit_material(key: str) -> ResponseReturnValue:
    """What an entry says: to change, or where it is kept by others to read."""
    return _edit(get_entry(db.session(), key, current_actor()))


def _edit(entry: Entry | None) -> ResponseReturnValue:
    form = EntryForm(data=_shown(entry))
    form.offer(_departments(entry))
    if entry:
        form.key.validators = ()
        form.key.render_kw = {"readonly": True}
    if form.validate_on_submit():
        key = _saved(form, entry)
        if key:
            return redirect(url_for("catalogue_staff.edit_material", key=key))
    return _page(form, entry), 422 if form.errors else 200


def _shown(entry: Entry | None) -> dict[str, object]:
    if entry is None:
        name, others = request.args.get("name", "")[:300], request.args.getlist("alias")[:50]
        asked = {"name": name, "aliases": "\n".join(one[:300] for one in others)}
        return {"form": "unknown", "source": "unknown", **asked}
    typed = entry_typed(entry.facts)
    return {
        **typed,
        "version": str(entry.version),
        "state": entry.state.value,
        "department": str(entry.department_id),
    }


def _departments(entry: Entry | None) -> list[tuple[str, str]]:
    mine = {
        str(card.id): card.names["zh-Hans"]
        for card in Reach(current_actor(), Action.EDIT_ITEM).departments()
    }
    if entry:
        keeper = get_department(entry.department_id)
        mine.setdefault(str(keeper.id), keeper.names["zh-Hans"])
    return [*mine.items()]


def _saved(form: EntryForm, entry: Entry | None) -> str:
    """Return the key of what was saved; empty where the house said no."""
    version = (number(form.version.data) or 0) if entry else None
    command = form.command(entry.entry_id if entry else None, version)
    try:
        with transaction() as session:
            return save_entry(session, command, actor=current_actor(), now=clock.now())
    except Refusal as refusal:
        form.form_errors.append(say(refusal.message, **refusal.params))
        return ""


def _page(form: EntryForm, entry: Entry | None) -> str:
    return render_template(
        "catalogue/material_edit.html",
        form=form,
        entry=entry,
        keeper=get_department(entry.department_id).names["zh-Hans"] if entry else "",
        state=word(entry.state) if entry else "",
    )
