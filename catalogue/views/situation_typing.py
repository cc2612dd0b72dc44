"""/staff/catalogue/items/<code>/situations/typed/...: what was typed into a question or a row."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from catalogue.queries.drafts import Draft
from catalogue.usecases.typed_forms import forget_typed
from catalogue.views.blueprints import staff
from catalogue.views.staff_situations import own_draft
from catalogue.views.staff_typed import as_sent, is_wanted, kept, typed_in
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import transaction
from kernel.refusals import NotFound


@staff.post("/items/<code>/situations/typed/<any(question, decision):kind>")
@staff.post("/items/<code>/situations/typed/<any(question, decision):kind>/<key>")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def keep_situation(code: str, kind: str, key: str = "") -> ResponseReturnValue:
    """Keep what stands in the form, or forget it; without a key that of a new one."""
    draft = own_draft(code)
    if key and key not in {one.key for one in getattr(draft.facts, f"{kind}s")}:
        raise NotFound
    if request.form.get("do") != "discard":
        return kept(situation_form(draft, kind, key), draft.version)
    with transaction() as session:
        forget_typed(session, situation_form(draft, kind, key), current_actor())
    return redirect(url_for(f"catalogue_staff.edit_{kind}", code=code, key=key or None))


def situation_form(draft: Draft, kind: str, key: str) -> str:
    """Return the name of the form of a question or row; keys are short."""
    return f"situation:{draft.item_id}:{kind[0]}:{key}"


def went_on_with(draft: Draft, kind: str, key: str) -> "dict[str, MultiDict[str, str]]":
    """Return what a form is filled with where the address asks to go on with what was typed.

    Saving it changes this part alone, and the page has told of a newer draft: its version is the
    one of now.
    """
    typed = typed_in(situation_form(draft, kind, key)) if is_wanted() else None
    if typed is None:
        return {}
    sent = as_sent(typed)
    sent["version"] = str(draft.version)
    return {"formdata": sent}
