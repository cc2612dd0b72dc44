"""/<lang>/changes: what was published last, as a page and as a feed; and of saved services."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, current_app, g, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.phrases.codes import theme_words
from catalogue.phrases.lines import line_words
from catalogue.queries.changed import Changed, changed_among, newly_changed
from catalogue.values.codes import THEMES
from catalogue.views.changes_asked import MOST, ChangesAsked, changes_asked
from kernel.access import Access, open_to
from kernel.db import db
from kernel.plain import NOT_XML
from kernel.texts import pick
from organisation.queries import list_lines

pages = Blueprint("changes", __name__)
MOST_SAVED = 50
LONGEST_CODE = 36
NEVER = datetime(2026, 1, 1, tzinfo=UTC)  # a feed must say when it changed, also an empty one


@pages.get("/changes")
@open_to(Access.PUBLIC)
def show_changes() -> ResponseReturnValue:
    """New and changed services, the newest first: all, or of a theme, a department, since a day."""
    wanted = changes_asked()
    changed, more = _changes(wanted)
    return render_template(
        "catalogue/changes.html",
        asked=wanted,
        rows=_rows(changed),
        more=more,
        themes=[(slug, theme_words(slug)) for slug in THEMES],
        lines=_lines(),
    )


@pages.get("/changes.atom")
@open_to(Access.PUBLIC)
def feed() -> ResponseReturnValue:
    """The same for programs that look for news (RFC 4287), in the language of the address."""
    wanted = changes_asked()
    changed, more = _changes(wanted)
    base: str = current_app.config["ONEWINDOW_PUBLIC_BASE_URL"]
    text = render_template(
        "catalogue/changes.xml",
        asked=wanted,
        base=base,
        host=urlsplit(base).hostname,
        updated=max((one.at for one in changed), default=NEVER).isoformat(),
        rows=_rows(changed),
        more=more,
    )
    return Response(NOT_XML.sub("", text), mimetype="application/atom+xml")


def _changes(wanted: ChangesAsked) -> tuple[list[Changed], bool]:
    """Return one page of changes, and whether there are older ones; one row more tells."""
    skip = (wanted.page - 1) * MOST
    found = newly_changed(db.session(), MOST + 1, wanted.narrow(), skip=skip)
    return found[:MOST], len(found) > MOST


@pages.get("/changes/of")
@open_to(Access.PUBLIC)
def changes_of() -> ResponseReturnValue:
    """When some services were published last: what a browser asks of those saved in it."""
    codes = [code[:LONGEST_CODE] for code in request.args.getlist("code")[:MOST_SAVED]]
    found = changed_among(db.session(), codes)
    return jsonify(
        [
            {
                "code": row["code"],
                "name": row["name"].text,
                "lang": row["name"].lang,
                "href": row["href"],
                "at": row["at"].isoformat(),
            }
            for row in _rows(found)
        ]
    )


@pages.get("/saved")
@open_to(Access.PUBLIC)
def saved() -> ResponseReturnValue:
    """A page that the browser fills with what is saved in it; we know nothing of it."""
    return render_template("catalogue/saved.html")


def _lines() -> list[tuple[str, str]]:
    """Return the lines of departments that one can choose, by name."""
    said = [(line, line_words(line, g.lang).text) for line in list_lines()]
    return sorted(said, key=lambda pair: pair[1])


def _rows(changed: Iterable[Changed]) -> list[dict[str, Any]]:
    """Return a line for each service."""
    return [
        {
            "code": one.card.code,
            "name": pick(one.card.names, g.lang),
            "summary": pick(one.card.summaries, g.lang),
            "href": url_for("catalogue_public.show_item", code=one.card.code),
            "number": one.number,
            "themes": [(slug, theme_words(slug)) for slug in one.card.facts.themes],
            "at": one.at,
        }
        for one in changed
    ]
