"""/<lang>/changes: what was published last, as a page and as a feed; and of saved services."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, current_app, g, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.queries.changed import Changed, changed_among, newly_changed
from kernel.access import Access, open_to
from kernel.db import db
from kernel.texts import pick

pages = Blueprint("changes", __name__)
MOST = 50
MOST_SAVED = 50
LONGEST_CODE = 36
NEVER = datetime(2026, 1, 1, tzinfo=UTC)  # a feed must say when it changed, also an empty one


@pages.get("/changes")
@open_to(Access.PUBLIC)
def show_changes() -> ResponseReturnValue:
    """New and changed services, the newest first."""
    return render_template("catalogue/changes.html", rows=_rows(newly_changed(db.session(), MOST)))


@pages.get("/changes.atom")
@open_to(Access.PUBLIC)
def feed() -> ResponseReturnValue:
    """The same for programs that look for news (RFC 4287), in the language of the address."""
    changed = newly_changed(db.session(), MOST)
    base: str = current_app.config["ONEWINDOW_PUBLIC_BASE_URL"]
    text = render_template(
        "catalogue/changes.xml",
        base=base,
        host=urlsplit(base).hostname,
        updated=max((one.at for one in changed), default=NEVER).isoformat(),
        rows=_rows(changed),
    )
    return Response(text, mimetype="application/atom+xml")


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


def _rows(changed: Iterable[Changed]) -> list[dict[str, Any]]:
    """Return a line for each service."""
    return [
        {
            "code": one.card.code,
            "name": pick(one.card.names, g.lang),
            "summary": pick(one.card.summaries, g.lang),
            "href": url_for("catalogue_public.show_item", code=one.card.code),
            "number": one.number,
            "at": one.at,
        }
        for one in changed
    ]
