"""/api/v1/bundles: what belongs together, as JSON."""

from typing import Any

from flask import g, jsonify, url_for
from flask.typing import ResponseReturnValue

from catalogue.phrases.bundles import bundle_text
from catalogue.queries.bundle_plans import Planned
from catalogue.queries.bundles import find_bundle, published_bundles
from catalogue.rules.content import to_json
from catalogue.rules.situations import written_visit
from catalogue.values.bundles import PublishedBundle
from catalogue.views.api import pages
from catalogue.views.bundle_page import plan_of
from catalogue.views.bundle_tiles import for_my_place
from kernel.access import Access, open_to
from kernel.db import db
from kernel.refusals import NotFound
from organisation.queries import list_regions

UNTOLD = ("key", "texts", "known")


@pages.get("/bundles")
@open_to(Access.PUBLIC)
def list_bundles() -> ResponseReturnValue:
    """All bundles in force; ?place= leaves those for a place."""
    found = for_my_place(published_bundles(db.session()))
    return jsonify(total=len(found), bundles=[_card(one) for one in found])


@pages.get("/bundles/<slug>")
@open_to(Access.PUBLIC)
def show_bundle(slug: str) -> ResponseReturnValue:
    """One bundle: its services, documents, time and visits, for ?place=, ?yes= and ?situation=."""
    bundle = find_bundle(db.session(), slug)
    if bundle is None:
        raise NotFound
    plan = plan_of(bundle)
    codes = {one.member.item_id: one.item.code for one in plan.members}
    return jsonify(
        **_card(bundle),
        questions=[
            {"yes": code, "question": _question(bundle, item_id)}
            for item_id, code in plan.asked.items()
        ],
        services=[
            {
                "code": one.item.code,
                "name": one.item.facts.name,
                "here": one.here,
                "after": [codes[item_id] for item_id in one.member.after if item_id in codes],
                "starts": stretch.starts,
                "working_days": stretch.days,
                **_situation(one),
            }
            for one, stretch in zip(plan.members, plan.stretches, strict=True)
        ],
        materials=[
            {
                **{k: v for k, v in to_json(one.facts).items() if k not in UNTOLD},
                "services": [codes[item_id] for item_id in one.items],
                "given_by": codes[one.given_by] if one.given_by is not None else None,
                "perhaps": one.perhaps,
            }
            for one in plan.materials
        ],
        visits=[list(visit.codes) for visit in plan.visits],
    )


def _situation(one: Planned) -> dict[str, Any]:
    """Return what a service asks, and what the answers given make of it."""
    found = one.situation
    asked = [to_json(question) for question in found.facts.questions]
    return {
        "questions": [{k: v for k, v in said.items() if k != "texts"} for said in asked],
        "situation": written_visit(one.code, found.answers) if found.answers else None,
        "complete": found.complete,
        "stops": [row.stop for row in found.stops],
    }


def _question(bundle: PublishedBundle, item_id: int) -> str:
    return next(one.question for one in bundle.facts.members if one.item_id == item_id)


def _card(bundle: PublishedBundle) -> dict[str, Any]:
    name = bundle_text(bundle.facts, "name", g.lang)
    return {
        "slug": bundle.slug,
        "version": bundle.number,
        "published_at": bundle.published_at.isoformat(),
        "region": list_regions()[bundle.region_id].code,
        "name": name.text,
        "lang": name.lang,
        "summary": bundle_text(bundle.facts, "summary", g.lang).text,
        "url": url_for("bundles.show_bundle", lang=g.lang, slug=bundle.slug),
    }
