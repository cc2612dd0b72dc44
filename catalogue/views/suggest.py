"""/<lang>/suggest: what to offer to somebody who is still typing."""

from flask import Blueprint, Response, g, jsonify, request
from flask.typing import ResponseReturnValue
from limits import parse

from catalogue.search.refusals import IndexNotReady
from catalogue.usecases.find_items import searcher
from catalogue.views.asked import LONGEST
from groundwork.throttle import throttle
from kernel.access import Access, open_to

pages = Blueprint("suggest", __name__, url_prefix="/suggest")
KIND = "suggest"
ASKED = parse(
    "1200 per minute"
)  # a hall shares an address, and a reader types a few letters a second
MOST = 8
KEPT_SECONDS = 300


@pages.get("")
@open_to(Access.PUBLIC)
def suggest() -> ResponseReturnValue:
    """Return names and everyday words that begin as typed; none while the search is prepared."""
    typed = " ".join(request.args.get("q", "")[:LONGEST].split())
    client = request.remote_addr or ""
    throttle().check(KIND, client, ASKED)
    throttle().failed(KIND, client, ASKED)
    try:
        words = searcher().suggest(typed, g.lang, MOST) if typed else ()
    except IndexNotReady:
        return jsonify(())
    return _kept(jsonify(words))


def _kept(answer: Response) -> Response:
    """Let the browser keep it for a while: who goes back a letter asks nothing again."""
    answer.headers["Cache-Control"] = f"private, max-age={KEPT_SECONDS}"
    return answer
