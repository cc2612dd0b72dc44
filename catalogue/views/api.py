"""/api/v1/items: the catalogue as JSON."""

from typing import Any

from flask import Blueprint, current_app, g, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.queries import find_published
from catalogue.queries.near_me import near_marks
from catalogue.rules.content import to_json
from catalogue.rules.situations import situation, written
from catalogue.usecases.find_items import find_items
from catalogue.values.published import ItemCard
from catalogue.views.asked import asked
from catalogue.views.openapi import DESCRIPTION
from catalogue.views.situated import address_answers
from kernel import clock
from kernel.access import Access, open_to
from kernel.db import db
from kernel.locales import Tag
from kernel.refusals import NotFound
from kernel.texts import pick
from organisation.queries import get_department, list_departments, list_regions, my_place

pages = Blueprint("catalogue_api", __name__, url_prefix="/api/v1")


@pages.before_request
def _language() -> None:
    """The answer is in the language asked for by ?lang=, else in the browser's."""
    wanted = request.args.get("lang", "")
    if wanted in current_app.config["ONEWINDOW_LANGUAGES"]:
        g.lang = Tag(wanted)


@pages.get("/items")
@open_to(Access.PUBLIC)
def list_items() -> ResponseReturnValue:
    """Found items, best first."""
    wanted = asked()
    near = near_marks(db.session(), my_place(), clock.office_day(clock.now()))
    found = find_items(db.session(), wanted.request(near))
    departments = list_departments()
    return jsonify(
        total=found.page.total,
        page=wanted.page,
        size=wanted.size,
        instead=found.page.instead,
        items=[_card(card, departments[card.department_id].names) for card in found.cards],
    )


def _card(card: ItemCard, department: Any) -> dict[str, Any]:
    name = pick(card.names, g.lang)
    return {
        **{k: v for k, v in to_json(card.facts).items() if k not in ("names", "summaries")},
        "name": name.text,
        "lang": name.lang,
        "names": dict(card.names),
        "summary": pick(card.summaries, g.lang).text,
        "department": pick(department, g.lang).text,
        "url": url_for("catalogue_public.show_item", lang=g.lang, code=card.code),
    }


@pages.get("/items/<code>")
@open_to(Access.PUBLIC)
def show_item(code: str) -> ResponseReturnValue:
    """All that is published of one item, narrowed to the situation that the address tells."""
    item = find_published(db.session(), code)
    if item is None:
        raise NotFound
    found = situation(item.facts, address_answers(item.facts))
    return jsonify(
        code=item.code,
        revision=item.number,
        digest=item.digest,
        published_at=item.published_at.isoformat(),
        department=pick(get_department(item.department_id).names, g.lang).text,
        region=list_regions()[item.region_id].code,
        facts=to_json(found.facts),
        situation=written(found.answers),
        complete=found.complete,
        stops=[row.stop for row in found.stops],
    )


@pages.get("/openapi.json")
@open_to(Access.PUBLIC)
def openapi() -> ResponseReturnValue:
    """What this interface offers, for programs."""
    return jsonify(DESCRIPTION)
