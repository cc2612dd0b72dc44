"""/staff/catalogue/bundles/<slug>/...: where a bundle stands; preview, publish, withdraw."""

from collections.abc import Callable

from flask import g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from catalogue.forms.item import BasisForm
from catalogue.phrases.codes import word
from catalogue.queries.bundle_drafts import get_bundle_draft, issues_of, member_names
from catalogue.rules.bundles import in_order
from catalogue.usecases.publish_bundle import publish_bundle, withdraw_bundle
from catalogue.values.bundles import (
    BundleDraft,
    PublishBundle,
    PublishedBundle,
    WithdrawBundle,
)
from catalogue.views.blueprints import staff
from catalogue.views.bundle_page import bundle_page, plan_of
from catalogue.views.previewed import speak
from catalogue.views.typed import number
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import Refusal
from kernel.words import say
from organisation.queries import staff_names


@staff.get("/bundles/<slug>/state")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def show_bundle_state(slug: str) -> ResponseReturnValue:
    """Its services in order, its history, and what can be done with it."""
    return _state(get_bundle_draft(db.session(), slug, current_actor()), BasisForm(formdata=None))


@staff.post("/bundles/<slug>/publish")
@open_to(Access.STAFF, Action.PUBLISH_ITEM)
def publish_bundle_now(slug: str) -> ResponseReturnValue:
    """Show the draft to citizens."""
    form = BasisForm()
    draft = get_bundle_draft(db.session(), slug, current_actor())
    command = PublishBundle(
        bundle_id=draft.bundle_id,
        basis=(form.basis.data or "").strip(),
        version=number(form.version.data) or 0,
    )
    return _done(
        draft,
        form,
        lambda session: publish_bundle(session, command, actor=current_actor(), now=clock.now()),
    )


@staff.post("/bundles/<slug>/withdraw")
@open_to(Access.STAFF, Action.PUBLISH_ITEM)
def withdraw_bundle_now(slug: str) -> ResponseReturnValue:
    """Take it away from citizens."""
    form = BasisForm()
    draft = get_bundle_draft(db.session(), slug, current_actor())
    command = WithdrawBundle(bundle_id=draft.bundle_id, basis=(form.basis.data or "").strip())
    return _done(
        draft,
        form,
        lambda session: withdraw_bundle(session, command, actor=current_actor(), now=clock.now()),
    )


@staff.get("/bundles/<slug>/preview")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def preview_bundle(slug: str) -> ResponseReturnValue:
    """The draft as a citizen would see it, in any language that is on."""
    draft = get_bundle_draft(db.session(), slug, current_actor())
    previews = speak()
    bundle = PublishedBundle(
        slug=draft.slug,
        number=0,
        region_id=draft.region_id,
        facts=draft.facts,
        published_at=draft.changed_at,
    )
    return render_template(
        "catalogue/bundle_preview.html",
        page=bundle_page(bundle, plan_of(bundle)),
        slug=slug,
        stays=[("lang", g.lang)],
        previews=previews,
    )


def _done(
    draft: BundleDraft, form: BasisForm, act: Callable[[Session], object]
) -> ResponseReturnValue:
    try:
        with transaction() as session:
            act(session)
    except Refusal as refusal:
        form.basis.errors = [say(refusal.message, **refusal.params)]
        return _state(draft, form), refusal.status
    return redirect(url_for("catalogue_staff.show_bundle_state", slug=draft.slug))


def _state(draft: BundleDraft, form: BasisForm) -> str:
    form.version.data = str(draft.version)
    issues = issues_of(db.session(), draft.bundle_id)
    members = in_order(draft.facts.members)
    names = member_names(db.session(), [one.item_id for one in members])
    people = staff_names(db.session(), [one.published_by for one in issues if one.published_by])
    return render_template(
        "catalogue/staff_bundle_state.html",
        draft=draft,
        form=form,
        state=word(draft.state),
        in_force=bool(issues) and issues[0].withdrawn_at is None,
        issues=[(one, people.get(one.published_by or 0, "")) for one in issues],
        members=[(one, names[one.item_id]) for one in members],
        numbers={one.item_id: place for place, one in enumerate(members, 1)},
        may_publish=current_actor().may(Action.PUBLISH_ITEM),
    )
