"""/staff/catalogue/items/<code> of a claim: what it says itself beside what its standard says."""

from flask import current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from catalogue.forms.item import SECTIONS
from catalogue.forms.local import LocalForm
from catalogue.phrases.fields import field_words
from catalogue.phrases.stated import shown_value
from catalogue.queries.drafts import Draft
from catalogue.queries.local import Claim, get_claim
from catalogue.rules.claims import IDENTITY, LOCKED_FIELDS, WAIVED, resolved
from catalogue.usecases.save_local import save_local
from catalogue.usecases.typed_forms import Typed, forget_typed, item_form
from catalogue.values.commands import SaveLocal
from catalogue.values.facts import ItemFacts
from catalogue.views.local_typed import as_local_typed, free_fields, read_local
from catalogue.views.staff_typed import FormPage, Unsaved, as_sent, is_wanted, typed_in, unsaved
from catalogue.views.typed import number, problems
from kernel import clock
from kernel.access import current_actor
from kernel.db import db, transaction
from kernel.refusals import Refusal
from kernel.words import _, say

# Facts in the order of the editor; who and where a claim is stands in its head.
_ORDER = [name for _id, _title, names in SECTIONS for name in names]
_IN_HEAD = frozenset({"department", "code", "local_code", "business_code", "level"})


def edit_local(draft: Draft) -> ResponseReturnValue:
    """Show or save what a claim says itself."""
    claim = get_claim(db.session(), draft.item_id)
    typed = typed_in(item_form(claim.item_id))
    if typed is not None and is_wanted():
        return _page(claim, _form(claim, as_sent(typed)), [])
    form = _form(claim)
    if not form.is_submitted():
        return _page(claim, form, [], _left(typed, claim, draft))
    refused: list[str] = []
    if _saved(claim, form, refused):
        return redirect(url_for("catalogue_staff.show_state", code=claim.code))
    return _page(claim, form, refused), 422


def _form(claim: Claim, sent: "MultiDict[str, str] | None" = None) -> LocalForm:
    given = {} if sent is None else {"formdata": sent}
    form = LocalForm(data=as_local_typed(claim.local, claim.version), **given)
    for name in {*LOCKED_FIELDS} & {field.name for field in form} - {*free_fields(_locked())}:
        del form[name]
    return form


def _left(typed: Typed | None, claim: Claim, draft: Draft) -> Unsaved | None:
    """Return what was typed into this form and not saved, beside what the draft says."""
    identity = {name: getattr(draft.facts, name) for name in IDENTITY}

    def understood(sent: "MultiDict[str, str]") -> ItemFacts | None:
        local = read_local(_form(claim, sent), claim.base, claim.local, _locked())
        return None if local is None else resolved(claim.base, local, identity)

    page = FormPage(claim.code, claim.version)
    return unsaved(typed, draft.facts, page, understood)


def _saved(claim: Claim, form: LocalForm, refused: list[str]) -> bool:
    if not form.validate():
        refused.append(_("This form was open for too long. Save it again."))
        return False
    local = read_local(form, claim.base, claim.local, _locked())
    if local is None:
        return False
    command = SaveLocal(item_id=claim.item_id, local=local, version=number(form.version.data))
    try:
        with transaction() as session:
            save_local(session, command, locked=_locked(), actor=current_actor(), now=clock.now())
            forget_typed(session, item_form(claim.item_id), current_actor())
    except Refusal as refusal:
        params = dict(refusal.params)
        if "field" in params:
            params["field"] = field_words(str(params["field"]))
        refused.append(say(refusal.message, **params))
        return False
    return True


def _locked() -> frozenset[str]:
    return frozenset(current_app.config["ONEWINDOW_LOCKED_FIELDS"])


def _page(claim: Claim, form: LocalForm, refused: list[str], left: Unsaved | None = None) -> str:
    free = free_fields(_locked())
    said = {name: shown_value(name, getattr(claim.base, name)) for name in _ORDER if _is_fact(name)}
    locked = [
        (field_words(name), said[name]) for name in _ORDER if name in said and name not in free
    ]
    sections = [
        (id_, title, [name for name in names if name in free]) for id_, title, names in SECTIONS
    ]
    return render_template(
        "catalogue/claim_local.html",
        claim=claim,
        form=form,
        left=left,
        keep=url_for("catalogue_staff.keep_form", code=claim.code),
        sections=[section for section in sections if section[2]],
        said=said,
        own=claim.local.keys(),
        locked=locked,
        waived={*(form.waived.data or claim.local.get(WAIVED, ()))},
        refused=refused,
        wrong=problems(form),
    )


def _is_fact(name: str) -> bool:
    return name not in _IN_HEAD and hasattr(ItemFacts(name="", department=""), name)
