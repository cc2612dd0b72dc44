"""/staff/catalogue/materials/<key>/files and /uses: its files, and which items ask for it."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.forms.entry_file import EntryFileForm
from catalogue.phrases.codes import word
from catalogue.phrases.known import file_row
from catalogue.queries.asked_for import get_file, list_uses
from catalogue.queries.dictionary import Entry, get_entry
from catalogue.usecases.entry_files import add_entry_file, drop_entry_file
from catalogue.usecases.scans import keep_scan
from catalogue.values.codes import RevisionState
from catalogue.views.blueprints import staff
from catalogue.views.known_materials import sent
from catalogue.views.paging import SIZE, page_asked, paged
from catalogue.views.typed import number
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import NotFound, Refusal
from kernel.words import say


@staff.route("/materials/<key>/files", methods=["GET", "POST"])
@open_to(Access.STAFF, Action.EDIT_ITEM)
def material_files(key: str) -> ResponseReturnValue:
    """The blank forms and samples of an entry; sent, one more or one less."""
    entry = get_entry(db.session(), key, current_actor())
    form = EntryFileForm()
    if request.method == "POST" and "drop" in request.form:
        return _dropped(entry)
    if form.validate_on_submit() and _added(form, entry):
        return redirect(url_for("catalogue_staff.material_files", key=key))
    page = render_template(
        "catalogue/material_files.html",
        form=form,
        entry=entry,
        files=[(one, file_row(one)) for one in entry.files],
    )
    return page, 422 if form.errors else 200


@staff.get("/materials/<key>/files/<int:file_id>")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def material_file(key: str, file_id: int) -> ResponseReturnValue:
    """A file of an entry, in use or not."""
    return sent(get_file(db.session(), key, file_id))


@staff.get("/materials/<key>/uses")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def material_uses(key: str) -> str:
    """The items within reach that ask for it, and how each of them calls it."""
    session, actor = db.session(), current_actor()
    total, rows = list_uses(session, actor, key, page=page_asked(), size=SIZE)
    return render_template(
        "catalogue/material_uses.html",
        entry=get_entry(session, key, actor),
        rows=rows,
        state_words={state: word(state) for state in RevisionState},
        **paged(total),
    )


def _added(form: EntryFileForm, entry: Entry) -> bool:
    """Keep the file, which is there once however often it is sent, then name it."""
    digest = keep_scan(form.content)
    command = form.command(entry.entry_id, digest)
    try:
        with transaction() as session:
            add_entry_file(session, command, actor=current_actor(), now=clock.now())
    except Refusal as refusal:
        form.form_errors.append(say(refusal.message, **refusal.params))
        return False
    return True


def _dropped(entry: Entry) -> ResponseReturnValue:
    file_id = number(request.form["drop"])
    if file_id is None:
        raise NotFound
    with transaction() as session:
        drop_entry_file(session, entry.entry_id, file_id, actor=current_actor(), now=clock.now())
    return redirect(url_for("catalogue_staff.material_files", key=entry.facts.key))
