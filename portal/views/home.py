"""The front page: what do you need, and three ways in."""

from flask import Blueprint, g, render_template
from flask.typing import ResponseReturnValue

from catalogue.phrases import theme_words
from catalogue.phrases.bundles import bundle_text
from catalogue.queries import department_counts, most_used, service_count, theme_counts
from catalogue.queries.bundles import published_bundles
from catalogue.views.bundle_tiles import for_my_place
from kernel.access import Access, open_to
from kernel.db import db
from kernel.texts import pick
from organisation.queries import list_centres, list_departments

pages = Blueprint("home", __name__)
MOST_USED = 8
MOST_BUNDLES = 12
MOST_DEPARTMENTS = 12  # the others are on the page of all ways


@pages.get("/")
@open_to(Access.PUBLIC)
def home() -> ResponseReturnValue:
    session = db.session()
    themes = theme_counts(session)
    departments = list_departments()
    counts = department_counts(session)
    return render_template(
        "portal/home.html",
        total=service_count(session),
        themes=[(slug, theme_words(slug), count) for slug, count in themes.items() if count],
        bundles=[
            (one.slug, bundle_text(one.facts, "name", g.lang))
            for one in for_my_place(published_bundles(session))[:MOST_BUNDLES]
        ],
        most_used=[(card.code, pick(card.names, g.lang)) for card in most_used(session, MOST_USED)],
        departments=[
            (departments[one].names["zh-Hans"], pick(departments[one].names, g.lang), count)
            for one, count in list(counts.items())[:MOST_DEPARTMENTS]
            if one in departments
        ],
        centres=[(centre, pick(centre.names, g.lang)) for centre in list_centres()],
    )
