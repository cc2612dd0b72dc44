"""/staff/catalogue/items: write an item."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from catalogue.forms.item import SECTIONS, ItemForm
from catalogue.queries.dictionary import choices
from catalogue.queries.drafts import Draft, get_draft
from catalogue.queries.reach import Reach
from catalogue.usecases.save_draft import save_draft
from catalogue.usecases.typed_forms import Typed, forget_typed, item_form
from catalogue.values.commands import SaveDraft
from catalogue.values.facts import ItemFacts
from catalogue.values.states import ItemKind
from catalogue.views.blueprints import staff
from catalogue.views.both_texts import (
    THEIRS,
    both_texts,
    merged,
    was_sent,
    was_words,
)
from catalogue.views.code_notes import code_notes
from catalogue.views.staff_local import edit_local
from catalogue.views.staff_typed import (
    NEW,
    FormPage,
    Unsaved,
    as_sent,
    is_wanted,
    new_form,
    typed_in,
    unsaved,
)
from catalogue.views.typed import as_typed, number, problems, read
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import ChangedMeanwhile, Refusal
from kernel.words import _, say
from organisation.queries import get_department, list_regions


@staff.route("/items/new", methods=["GET", "POST"])
@open_to(Access.STAFF, Action.EDIT_ITEM)
def new_item() -> ResponseReturnValue:
    """A new item, or a new standard where the address asks for one."""
    kind = ItemKind.STANDARD if request.args.get("kind") == "standard" else ItemKind.OWN
    return _edit(None, kind)


@staff.route("/items/<code>", methods=["GET", "POST"])
@open_to(Access.STAFF, Action.EDIT_ITEM)
def edit_item(code: str) -> ResponseReturnValue:
    """The draft of an item; of a claim, what it says itself."""
    draft = get_draft(db.session(), code, current_actor())
    return edit_local(draft) if draft.kind is ItemKind.CLAIM else _edit(draft, draft.kind)


def _edit(draft: Draft | None, kind: ItemKind) -> ResponseReturnValue:
    typed = typed_in(_name(draft, kind))
    if typed is not None and is_wanted():
        form = _form({}, kind, formdata=as_sent(typed))
        return _page(form, draft, [], was=as_sent(typed).get("was", ""))
    form = _form(_shown(draft), kind)
    if not form.is_submitted():
        return _page(form, draft, [], left=_left(typed, draft, kind))
    do = request.form.get("do", "")
    if _moved_rows(form, do):
        return _page(form, draft, [])
    refused: list[str] = []
    facts = _typed(form, draft, refused)
    if facts is None:
        return _page(form, draft, refused), 422
    if do == "merge" and draft is not None:
        return _taken_over(form, draft, facts)
    return _saved(form, draft, facts)


def _name(draft: Draft | None, kind: ItemKind) -> str:
    return item_form(draft.item_id) if draft else new_form(kind.value)


def _left(typed: Typed | None, draft: Draft | None, kind: ItemKind) -> Unsaved | None:
    """Return what was typed into this form and not saved, beside what the draft says."""

    def understood(sent: "MultiDict[str, str]") -> ItemFacts | None:
        form = _form({}, kind, formdata=sent)
        known = choices(db.session(), in_use=False)
        return read(form, _place(form.department.data), draft.facts if draft else None, known)

    new = "standard" if kind is ItemKind.STANDARD else ""
    page = FormPage(draft.facts.code, draft.version) if draft else FormPage(NEW, 0, new)
    return unsaved(typed, draft.facts if draft else None, page, understood)


def _form(shown: dict[str, object], kind: ItemKind, **given: object) -> ItemForm:
    form = ItemForm(data=shown, **given)
    form.kind = kind
    form.department.choices = [
        (card.code, card.names["zh-Hans"])
        for card in Reach(current_actor(), Action.EDIT_ITEM).departments()
    ]
    return form


def _shown(draft: Draft | None, facts: ItemFacts | None = None) -> dict[str, object]:
    if draft is None:
        return {"stay_slots": "1", "channels": ["window"]}
    department = get_department(draft.department_id)
    return {**as_typed(facts or draft.facts, department.code), "version": str(draft.version)}


def _typed(form: ItemForm, draft: Draft | None, refused: list[str]) -> ItemFacts | None:
    """Return what was typed, or None when a field says no."""
    if not form.validate():
        refused.append(_("This form was open for too long. Save it again."))
        return None
    known = choices(db.session(), in_use=False)
    return read(form, _place(form.department.data), draft.facts if draft else None, known)


def _saved(form: ItemForm, draft: Draft | None, facts: ItemFacts) -> ResponseReturnValue:
    """Save what was typed. Where somebody else saved meanwhile, both texts are shown."""
    command = SaveDraft(
        facts=facts,
        item_id=draft.item_id if draft else None,
        version=number(form.version.data) if draft else None,
        kind=form.kind,
    )
    try:
        with transaction() as session:
            code = save_draft(session, command, actor=current_actor(), now=clock.now()).code
            forget_typed(session, _name(draft, form.kind), current_actor())
    except ChangedMeanwhile as refusal:
        both = both_texts(facts, draft.facts) if draft else None
        return _page(form, draft, [say(refusal.message)], both=both), 422
    except Refusal as refusal:
        return _page(form, draft, [say(refusal.message, **refusal.params)]), 422
    return redirect(url_for("catalogue_staff.show_state", code=code))


def _taken_over(form: ItemForm, draft: Draft, mine: ItemFacts) -> ResponseReturnValue:
    """Show the form with what was chosen of both texts; saving is another step."""
    both = both_texts(mine, draft.facts)
    facts = merged(mine, draft.facts, both)
    if facts is None or number(request.form.get("there")) != draft.version:
        return _page(form, draft, [_("Choose one of both for each field.")], both=both), 422
    chosen = _shown(draft, facts)
    if both.picked.get("department") != THEIRS:
        chosen["department"] = form.department.data
    form = _form(chosen, draft.kind, formdata=None)
    return _page(form, draft, [], taken_over=True, was=was_words(draft.facts))


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


def _page(form: ItemForm, draft: Draft | None, refused: list[str], **more: Any) -> str:
    usual = {
        "both": None,
        "taken_over": False,
        "left": None,
        "was": was_sent(draft.facts if draft else None),
    }
    code, standard = (draft.facts.code, None) if draft else (NEW, form.kind.value)
    return render_template(
        "catalogue/staff_edit.html",
        form=form,
        known=choices(db.session()),
        sections=SECTIONS,
        draft=draft,
        is_standard=form.kind is ItemKind.STANDARD,
        refused=refused,
        wrong=problems(form),
        notes={} if draft is None or form.is_submitted() else code_notes(draft),
        keep=url_for("catalogue_staff.keep_form", code=code, kind=standard),
        **usual | more,
    )
