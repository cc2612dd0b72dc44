"""/<lang>/items: the list and the guide of each item."""

from math import ceil

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from catalogue import phrases
from catalogue.queries import find_published, theme_counts, told_of
from catalogue.queries.near_me import near_marks
from catalogue.rules.situations import written
from catalogue.usecases.find_items import Found, find_items
from catalogue.views.asked import Asked, address, asked
from catalogue.views.bundle_tiles import around, tiles_for
from catalogue.views.guide import guide_of
from catalogue.views.hits import hits
from catalogue.views.marked_up import marked_up
from catalogue.views.narrowing import chips, groups, orders
from catalogue.views.nearby import nearby
from catalogue.views.situated import address_answers, is_canonical
from kernel import clock
from kernel.access import Access, open_to
from kernel.db import db
from kernel.refusals import NotFound
from organisation.queries import my_place

pages = Blueprint("catalogue_public", __name__, url_prefix="/items")


@pages.get("")
@open_to(Access.PUBLIC)
def list_items() -> ResponseReturnValue:
    """The list: what was asked for, narrowed by facets, page by page."""
    wanted = asked()
    mine = my_place()
    near = near_marks(db.session(), mine, clock.office_day(clock.now()))
    found = find_items(db.session(), wanted.request(near, grouped=True))
    last = max(1, ceil(found.page.total / wanted.size))
    if wanted.page > last:  # the list has become shorter, or somebody guessed
        return redirect(wanted.at_page(last))
    return render_template(
        "catalogue/list.html",
        asked=wanted,
        found=found.page,
        degraded=found.degraded,
        bundles=tiles_for(wanted.q if wanted.page == 1 else ""),
        hits=hits(found),
        orders=orders(wanted),
        groups=groups(found.page.facets, wanted),
        chips=chips(wanted),
        clear_href=address(wanted.kept()),
        last=last,
        **_help(wanted, found),
    )


def _help(wanted: Asked, found: Found) -> dict[str, object]:
    """Return what helps where little was found: near words, and themes to start from."""
    others = (text for text in found.page.nearest if text != found.page.instead)
    near = [(text, address([("q", text)])) for text in others]
    themes: list[tuple[str, str, int]] = []
    if not found.page.total:
        counts = theme_counts(db.session())
        themes = [
            (phrases.theme_words(slug), address([("theme", slug)]), number)
            for slug, number in list(counts.items())[:12]
        ]
    return {"near": near, "themes": themes}


@pages.get("/<code>")
@open_to(Access.PUBLIC)
def show_item(code: str) -> ResponseReturnValue:
    """The guide of one item, as it is in the situation that the address tells.

    The form of its questions has fields of its own: they lead to the address to share.
    """
    item = find_published(db.session(), code)
    if item is None:
        raise NotFound
    answers = address_answers(item.facts)
    if not is_canonical(answers):
        return redirect(url_for(".show_item", code=code, situation=written(answers) or None))
    guide = guide_of(told_of(db.session(), item), answers)
    bundles = around(item, guide.situation.written)
    return render_template(
        "catalogue/guide.html",
        guide=guide,
        near=nearby(item, answers),
        bundles=bundles,
        about=marked_up(guide, bundles),
    )
