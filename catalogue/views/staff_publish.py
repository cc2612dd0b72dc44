"""/staff/catalogue/items/<code>/...: look at an item as citizens will, publish, withdraw."""

from flask import current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import refresh

from catalogue.forms.item import BasisForm
from catalogue.phrases import finding_words
from catalogue.phrases.codes import word
from catalogue.queries.drafts import Draft, get_draft
from catalogue.queries.revisions import history
from catalogue.rules.findings import find
from catalogue.usecases.publish_item import publish_item
from catalogue.usecases.withdraw_item import withdraw_item
from catalogue.values.commands import PublishItem, WithdrawItem
from catalogue.values.published import PublishedItem
from catalogue.views.blueprints import staff
from catalogue.views.guide import guide_of
from catalogue.views.typed import number
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.locales import LANGUAGES, LEGAL
from kernel.refusals import Refusal
from kernel.words import _, say
from organisation.queries import At, get_department, may_at


@staff.get("/items/<code>/state")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def show_state(code: str) -> ResponseReturnValue:
    """Where an item stands: findings, history, and what can be done with it."""
    return _state(get_draft(db.session(), code, current_actor()), BasisForm(formdata=None))


@staff.post("/items/<code>/publish")
@open_to(Access.STAFF, Action.PUBLISH_ITEM)
def publish(code: str) -> ResponseReturnValue:
    """Publish the draft as it was shown."""
    draft = get_draft(db.session(), code, current_actor())
    form = BasisForm()
    command = PublishItem(
        item_id=draft.item_id,
        version=number(form.version.data),
        basis=(form.basis.data or "").strip(),
    )
    if not command.basis:
        return _refused(draft, form, _("Name the document this rests on."))
    try:
        with transaction() as session:
            publish_item(session, command, actor=current_actor(), now=clock.now())
    except Refusal as refusal:
        return _refused(draft, form, say(refusal.message, **refusal.params))
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
    offered = current_app.config["ONEWINDOW_LANGUAGES"]
    wanted = request.args.get("lang", "")
    g.lang = wanted if wanted in offered else LEGAL
    refresh()
    return render_template(
        "catalogue/preview.html",
        guide=guide_of(_as_published(draft)),
        code=code,
        previews=[(LANGUAGES[tag], tag == g.lang) for tag in offered],
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
    may_publish = may_at(
        db.session(),
        current_actor(),
        Action.PUBLISH_ITEM,
        At(department_id=draft.department_id, region_id=draft.region_id),
    )
    findings = find(draft.facts, uscc=get_department(draft.department_id).uscc)
    form.version.data = str(draft.version)
    return render_template(
        "catalogue/staff_state.html",
        draft=draft,
        form=form,
        state=word(draft.state),
        changed=draft.published_digest is not None and draft.published_digest != draft.digest,
        findings=[(finding_words(finding.kind), finding.blocks) for finding in findings],
        blocked=any(finding.blocks for finding in findings),
        may_publish=may_publish,
        history=[(row, word(row.state)) for row in history(db.session(), draft.item_id)],
        offered=[LANGUAGES[tag] for tag in current_app.config["ONEWINDOW_LANGUAGES"]],
    )
