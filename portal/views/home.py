"""The front page: what do you need, and three ways in."""

from collections import Counter

from flask import Blueprint, g, render_template
from flask.typing import ResponseReturnValue

from catalogue.phrases import theme_words
from catalogue.phrases.bundles import bundle_text
from catalogue.phrases.lines import line_words
from catalogue.queries import most_used, service_count, theme_counts
from catalogue.queries.bundles import published_bundles
from catalogue.usecases.find_items import counted
from catalogue.views.bundle_tiles import for_my_place
from kernel.access import Access, open_to
from kernel.db import db
from kernel.texts import pick
from organisation.queries import chain_of, list_centres, my_place

pages = Blueprint("home", __name__)
MOST_USED = 8
MOST_BUNDLES = 12
MOST_DEPARTMENTS = 12  # the others are on the page of all ways


@pages.get("/")
@open_to(Access.PUBLIC)
def home() -> ResponseReturnValue:
    session = db.session()
    themes = theme_counts(session)
    near = [int(region.id) for region in chain_of(my_place())]
    return render_template(
        "portal/home.html",
        total=service_count(session),
        themes=[(slug, theme_words(slug), count) for slug, count in themes.items() if count],
        bundles=[
            (one.slug, bundle_text(one.facts, "name", g.lang))
            for one in for_my_place(published_bundles(session))[:MOST_BUNDLES]
        ],
        most_used=[
            (card.code, pick(card.names, g.lang)) for card in most_used(session, MOST_USED, near)
        ],
        departments=[
            (line, line_words(line, g.lang), number)
            for line, number in Counter(counted(g.lang).get("line")).most_common(MOST_DEPARTMENTS)
        ],
        centres=[(centre, pick(centre.names, g.lang)) for centre in list_centres()],
    )
