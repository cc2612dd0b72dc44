"""/staff/catalogue/items/<code>/beside: the draft as citizens read it in two languages at once."""

from flask import current_app, g, render_template, request
from flask.typing import ResponseReturnValue

from catalogue.queries.drafts import get_draft
from catalogue.rules.situations import situation
from catalogue.views.blueprints import staff
from catalogue.views.situated import address_answers, situated
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db
from kernel.locales import LANGUAGES, LEGAL, Language


@staff.get("/items/<code>/beside")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def show_beside(code: str) -> ResponseReturnValue:
    """Two previews beside each other, each a page of its own language, direction and script."""
    draft = get_draft(db.session(), code, current_actor())
    offered = [LANGUAGES[tag] for tag in current_app.config["ONEWINDOW_LANGUAGES"]]
    other = next((one for one in offered if one.tag != LEGAL), offered[0])
    left = _chosen(request.args.get("left", ""), offered, LANGUAGES[LEGAL])
    g.framing = "shows"
    found = situation(draft.facts, address_answers(draft.facts))
    asks = situated(draft.facts, found)
    return render_template(
        "catalogue/staff_beside.html",
        draft=draft,
        asks=asks,
        situation=asks.written,
        sides=[left, _chosen(request.args.get("right", ""), offered, other)],
        offered=[(one.tag, one.own_name) for one in offered],
    )


def _chosen(tag: str, offered: list[Language], usual: Language) -> Language:
    return next((one for one in offered if one.tag == tag), usual)
