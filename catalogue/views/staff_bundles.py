"""/staff/catalogue/bundles: what belongs together, drafted by the editors of a region."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from catalogue.forms.bundles import BundleForm
from catalogue.phrases.codes import word
from catalogue.queries.bundle_drafts import get_bundle_draft, list_bundle_drafts, member_names
from catalogue.rules.bundles import chinese_texts
from catalogue.usecases.save_bundle import save_bundle
from catalogue.values.bundles import BundleDraft, SaveBundle
from catalogue.views.blueprints import staff
from catalogue.views.bundle_typed import FREE, shown, typed
from catalogue.views.tabs import tabs
from catalogue.views.typed import number, problems
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.locales import LANGUAGES
from kernel.refusals import Refusal
from kernel.words import say
from organisation.queries import list_regions, regions_within
from organisation.values import SMALL


@staff.get("/bundles")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def list_bundles() -> ResponseReturnValue:
    """The bundles of one's own regions."""
    regions = list_regions()
    rows = [
        (one, word(one.state), regions[one.region_id].names["zh-Hans"])
        for one in list_bundle_drafts(db.session(), current_actor())
    ]
    return render_template(
        "catalogue/staff_bundles.html", tabs=tabs("list_bundles"), rows=rows, may_add=_regions()
    )


@staff.route("/bundles/new", methods=["GET", "POST"])
@open_to(Access.STAFF, Action.EDIT_ITEM)
def new_bundle() -> ResponseReturnValue:
    """A new bundle."""
    return _edit(None)


@staff.route("/bundles/<slug>", methods=["GET", "POST"])
@open_to(Access.STAFF, Action.EDIT_ITEM)
def edit_bundle(slug: str) -> ResponseReturnValue:
    """What a bundle says, its services and their order, its words in other languages."""
    return _edit(get_bundle_draft(db.session(), slug, current_actor()))


def _edit(draft: BundleDraft | None) -> ResponseReturnValue:
    form = BundleForm(data=_shown(draft))
    form.region.choices = _regions()
    if form.validate_on_submit():
        slug = _saved(form, draft)
        if slug:
            return redirect(url_for("catalogue_staff.show_bundle_state", slug=slug))
    page = render_template(
        "catalogue/staff_bundle_edit.html",
        form=form,
        wrong=problems(form),
        draft=draft,
        names=_names(draft),
        chinese=chinese_texts(draft.facts) if draft else {},
        languages=LANGUAGES,
    )
    return page, 422 if form.errors else 200


def _shown(draft: BundleDraft | None) -> dict[str, object]:
    if draft is None:
        return {"members": [{"place": str(place)} for place in range(1, 2 * FREE)]}
    return {**shown(db.session(), draft.facts), "version": str(draft.version)}


def _names(draft: BundleDraft | None) -> dict[str, str]:
    """Return the names of the members by their codes, to stand beside what is typed."""
    ids = [one.item_id for one in draft.facts.members] if draft else []
    return dict(member_names(db.session(), ids).values())


def _regions() -> list[tuple[str, str]]:
    found = regions_within(db.session(), current_actor(), Action.EDIT_ITEM)
    return [(one.code, one.names["zh-Hans"]) for one in found if one.level not in SMALL]


def _saved(form: BundleForm, draft: BundleDraft | None) -> str:
    """Return the address of what was saved; empty where the house said no."""
    try:
        with transaction() as session:
            command = SaveBundle(
                facts=typed(session, form, draft.facts if draft else None),
                bundle_id=draft.bundle_id if draft else None,
                version=number(form.version.data) or 0 if draft else None,
                slug=(form.slug.data or "").strip(),
                region=form.region.data or "",
            )
            return save_bundle(session, command, actor=current_actor(), now=clock.now()).slug
    except Refusal as refusal:
        form.form_errors.append(say(refusal.message, **refusal.params))
        return ""
