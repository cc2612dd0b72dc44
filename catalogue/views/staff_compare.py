"""/staff/catalogue/items/<code>/compare: any two states of an item; make an old one the draft."""

from collections.abc import Sequence

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.queries import get_revision
from catalogue.queries.drafts import Draft, get_draft
from catalogue.queries.revisions import RevisionRow, history
from catalogue.rules.comparing import compare
from catalogue.usecases.restore_revision import RestoreRevision, restore_revision
from catalogue.values.facts import ItemFacts
from catalogue.views.blueprints import staff
from catalogue.views.compared import changed_fields, changed_parts
from catalogue.views.typed import number
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import NotFound, Refusal
from kernel.words import _, say

DRAFT = "draft"  # in the address, beside the numbers of revisions


@staff.get("/items/<code>/compare", endpoint="compare")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def show(code: str) -> ResponseReturnValue:
    """Two states field by field; without a choice, what is in force and the draft."""
    return _page(get_draft(db.session(), code, current_actor()), [])


@staff.post("/items/<code>/restore")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def restore(code: str) -> ResponseReturnValue:
    """Make a revision the draft again, over the draft as it was shown."""
    draft = get_draft(db.session(), code, current_actor())
    revision, version = number(request.form.get("number")), number(request.form.get("version"))
    if revision is None or version is None:
        raise NotFound
    command = RestoreRevision(
        item_id=draft.item_id,
        number=revision,
        version=version,
        locked=frozenset(current_app.config["ONEWINDOW_LOCKED_FIELDS"]),
    )
    try:
        with transaction() as session:
            restore_revision(session, command, actor=current_actor(), now=clock.now())
    except Refusal as refusal:
        if refusal.status == NotFound.status:
            raise
        return _page(draft, [say(refusal.message, **refusal.params)]), 422
    return redirect(url_for("catalogue_staff.edit_item", code=code))


def _page(draft: Draft, refused: list[str]) -> str:
    rows = history(db.session(), draft.item_id)
    states = [str(row.number) for row in rows] + [DRAFT]
    first = _chosen("from", states, states[0])
    second = _chosen("to", states, DRAFT)
    found = compare(_facts(first, draft, rows), _facts(second, draft, rows))
    words = {state: _state_words(state) for state in states}
    return render_template(
        "catalogue/staff_compare.html",
        draft=draft,
        refused=refused,
        states=words,
        first=first,
        second=second,
        restorable=[state for state in dict.fromkeys((first, second)) if state != DRAFT],
        fields=changed_fields(found),
        parts=changed_parts(found),
    )


def _chosen(name: str, states: Sequence[str], usual: str) -> str:
    asked = request.args.get("from", "") if name == "from" else request.args.get("to", "")
    return asked if asked in states else usual


def _facts(state: str, draft: Draft, rows: Sequence[RevisionRow]) -> ItemFacts:
    for row in rows:
        if str(row.number) == state:
            return get_revision(db.session(), row.revision_id).facts
    return draft.facts


def _state_words(state: str) -> str:
    return _("The draft") if state == DRAFT else _("Version %(number)s", number=state)
