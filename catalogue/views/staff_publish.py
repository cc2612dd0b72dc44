"""/staff/catalogue/items/<code>/...: where an item stands; publish and withdraw it."""

from flask import current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.forms.item import BasisForm
from catalogue.phrases.codes import word
from catalogue.phrases.fields import field_words
from catalogue.queries import told_of
from catalogue.queries.drafts import Draft, get_draft
from catalogue.queries.linting import lint_facts
from catalogue.queries.local import adding_of
from catalogue.queries.published import get_revision
from catalogue.queries.revisions import history
from catalogue.usecases.lint_rules import lint_rules
from catalogue.usecases.publish_request import publish_request
from catalogue.usecases.withdraw_item import withdraw_item
from catalogue.values.commands import WithdrawItem
from catalogue.values.published import PublishedItem
from catalogue.views.blueprints import staff
from catalogue.views.found import FoundView, found_views
from catalogue.views.guide import guide_of
from catalogue.views.previewed import speak
from catalogue.views.situated import address_answers
from catalogue.views.staff_review import refused_request, request_of
from catalogue.views.standing import standing
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.locales import LANGUAGES
from kernel.refusals import Refusal
from kernel.words import _, say


@staff.get("/items/<code>/state")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def show_state(code: str) -> ResponseReturnValue:
    """Where an item stands: findings, history, and what can be done with it."""
    return _state(get_draft(db.session(), code, current_actor()), BasisForm(formdata=None))


@staff.post("/items/<code>/publish")
@open_to(Access.STAFF, Action.PUBLISH_ITEM)
def publish(code: str) -> ResponseReturnValue:
    """Publish what was reviewed, at once or on its day."""
    draft = get_draft(db.session(), code, current_actor())
    try:
        with transaction() as session:
            publish_request(session, request_of(), actor=current_actor(), now=clock.now())
    except Refusal as refusal:
        return refused_request(draft, refusal)
    return redirect(url_for("catalogue_staff.show_state", code=code))


@staff.post("/items/<code>/withdraw")
@open_to(Access.STAFF, Action.PUBLISH_ITEM)
def withdraw(code: str) -> ResponseReturnValue:
    """Take an item out of the catalogue."""
    draft = get_draft(db.session(), code, current_actor())
    form = BasisForm()
    command = WithdrawItem(item_id=draft.item_id, basis=(form.basis.data or "").strip())
    if not command.basis:
        return _refused(draft, form, _("Name the document this rests on."))
    try:
        with transaction() as session:
            withdraw_item(session, command, actor=current_actor(), now=clock.now())
    except Refusal as refusal:
        return _refused(draft, form, say(refusal.message, **refusal.params))
    return redirect(url_for("catalogue_staff.show_state", code=code))


@staff.get("/items/<code>/preview")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def preview(code: str) -> ResponseReturnValue:
    """The draft as a citizen would see it, in any language that is on."""
    draft = get_draft(db.session(), code, current_actor())
    previews = speak()
    framed = "framed" in request.args
    g.framing = "shown" if framed else ""
    return render_template(
        "catalogue/preview_framed.html" if framed else "catalogue/preview.html",
        guide=guide_of(told_of(db.session(), _as_published(draft)), address_answers(draft.facts)),
        near=None,
        code=code,
        stays=[("lang", g.lang), *([("framed", "1")] if framed else [])],
        previews=previews,
    )


def _as_published(draft: Draft) -> PublishedItem:
    return PublishedItem(
        item_id=draft.item_id,
        revision_id=0,
        number=0,
        code=draft.facts.code,
        facts=draft.facts,
        department_id=draft.department_id,
        region_id=draft.region_id,
        digest=draft.digest,
        published_at=draft.changed_at,
    )


def _refused(draft: Draft, form: BasisForm, sentence: str) -> ResponseReturnValue:
    form.basis.errors = [sentence]
    return _state(draft, form), 422


def _state(draft: Draft, form: BasisForm) -> str:
    in_force = draft.published_digest is not None
    return render_template(
        "catalogue/staff_state.html",
        **standing(draft),
        form=form,
        state=word(draft.state),
        in_force=in_force,
        changed=in_force and draft.published_digest != draft.digest,
        adding=adding_of(db.session(), draft),
        found_in_force=_only_in_force(draft),
        field_words=field_words,
        history=[(row, word(row.state)) for row in history(db.session(), draft.item_id)],
        offered=[LANGUAGES[tag] for tag in current_app.config["ONEWINDOW_LANGUAGES"]],
    )


def _only_in_force(draft: Draft) -> list[FoundView]:
    """Return what is found in what citizens read and not in the draft any more."""
    if draft.revision_id is None or draft.published_digest == draft.digest:
        return []
    rules, facts = lint_rules(clock.now()), get_revision(db.session(), draft.revision_id).facts
    now = lint_facts(db.session(), draft.item_id, draft.facts, rules)
    found = lint_facts(db.session(), draft.item_id, facts, rules)
    return found_views([one for one in found if one not in now], facts.code, draft.kind)
