"""/<lang>/bundles: one thing once, several services in one go."""

from collections.abc import Iterable

from flask import Blueprint, g, render_template
from flask.typing import ResponseReturnValue

from catalogue.phrases.bundles import bundle_text
from catalogue.queries.bundles import find_bundle, published_bundles
from catalogue.values.bundles import PublishedBundle
from catalogue.values.codes import Audience
from catalogue.views.bundle_page import bundle_page, plan_of
from kernel.access import Access, open_to
from kernel.db import db
from kernel.refusals import NotFound
from kernel.texts import Shown
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
        people=[_tile(one) for one in people],
        others=[_tile(one) for one in found if one not in people],
    )


@pages.get("/<slug>")
@open_to(Access.PUBLIC)
def show_bundle(slug: str) -> ResponseReturnValue:
    """One bundle for the place and the answers of the address."""
    bundle = find_bundle(db.session(), slug)
    if bundle is None:
        raise NotFound
    return render_template("catalogue/bundle.html", page=bundle_page(bundle, plan_of(bundle)))


def for_my_place(found: Iterable[PublishedBundle]) -> list[PublishedBundle]:
    """Return the bundles that are for the reader's place; all where none was named."""
    mine, regions = my_place(), list_regions()
    return [one for one in found if not mine or mine.path.startswith(regions[one.region_id].path)]


def _tile(bundle: PublishedBundle) -> tuple[str, Shown, Shown]:
    facts = bundle.facts
    return bundle.slug, bundle_text(facts, "name", g.lang), bundle_text(facts, "summary", g.lang)
