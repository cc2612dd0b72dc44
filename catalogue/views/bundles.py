"""/<lang>/bundles: one thing once, several services in one go."""

from flask import Blueprint, current_app, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from catalogue.pdf.bundle import bundle_checklist
from catalogue.queries.bundles import find_bundle, published_bundles
from catalogue.values.codes import Audience
from catalogue.views.bundle_page import bundle_page, plan_of, said_yes
from catalogue.views.bundle_situation import is_canonical, words_of
from catalogue.views.bundle_tiles import for_my_place, tile
from catalogue.views.papers import answer_pdf
from kernel.access import Access, open_to
from kernel.db import db
from kernel.refusals import NotFound
from organisation.queries import list_regions, my_place

pages = Blueprint("bundles", __name__, url_prefix="/bundles")


@pages.get("")
@open_to(Access.PUBLIC)
def list_bundles() -> ResponseReturnValue:
    """All bundles of the reader's place: those for people, then those for businesses."""
    found = for_my_place(published_bundles(db.session()))
    people = [one for one in found if Audience.PERSON in one.facts.audiences]
    return render_template(
        "catalogue/bundles.html",
        people=[tile(one) for one in people],
        others=[tile(one) for one in found if one not in people],
    )


@pages.get("/<slug>")
@open_to(Access.PUBLIC)
def show_bundle(slug: str) -> ResponseReturnValue:
    """One bundle for the place and the answers of the address.

    The form of its questions has fields of its own: they lead to the address to share.
    """
    bundle = find_bundle(db.session(), slug)
    if bundle is None:
        raise NotFound
    plan = plan_of(bundle)
    if not is_canonical(plan):
        told = words_of(plan.members) or None
        return redirect(url_for(".show_bundle", slug=slug, yes=said_yes() or None, situation=told))
    return render_template("catalogue/bundle.html", page=bundle_page(bundle, plan))


@pages.get("/<slug>/checklist.pdf")
@open_to(Access.PUBLIC)
def bundle_pdf(slug: str) -> ResponseReturnValue:
    """The merged list of documents, to tick off."""
    bundle = find_bundle(db.session(), slug)
    if bundle is None:
        raise NotFound
    plan, mine = plan_of(bundle), my_place()
    place = mine.code if mine else None
    base: str = current_app.config["ONEWINDOW_PUBLIC_BASE_URL"]
    told = words_of(plan.members) or None
    address = url_for("bundles.show_bundle", slug=slug, place=place, yes=said_yes(), situation=told)
    sheet = bundle_checklist(
        bundle,
        plan,
        g.lang,
        office=list_regions()[bundle.region_id].names,
        address=base.rstrip("/") + address,
    )
    return answer_pdf(sheet, f"documents-{slug}.pdf")
