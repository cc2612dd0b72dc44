"""Alive, ready, and the figures that say whether the work behind the pages keeps up."""

from flask import Blueprint, Response, jsonify, make_response
from flask.typing import ResponseReturnValue
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from catalogue.usecases.search_health import search_lag
from groundwork.seal import unsealed
from groundwork.worker import given_up, outbox_waiting
from kernel.access import Access, open_to
from kernel.db import db

pages = Blueprint("health", __name__)


@pages.get("/healthz")
@open_to(Access.PUBLIC)
def alive() -> ResponseReturnValue:
    """The process answers."""
    return jsonify(alive=True)


@pages.get("/readyz")
@open_to(Access.PUBLIC)
def ready() -> ResponseReturnValue:
    """The database answers too, and is ours: SQLite makes an empty one where none is."""
    try:
        db.session.execute(text("SELECT 1 FROM web_session LIMIT 1"))
    except SQLAlchemyError:
        response = make_response(jsonify(ready=False), 503)
        response.headers["Retry-After"] = "5"
        return response
    return jsonify(ready=True)


@pages.get("/metrics")
@open_to(Access.LOOPBACK)
def metrics() -> ResponseReturnValue:
    """Return figures in the text format that monitoring programs read; from this machine only."""
    figures = {
        "onewindow_outbox_waiting": ("Pieces of later work that are due", outbox_waiting()),
        "onewindow_outbox_given_up": ("Pieces of later work nobody tries any more", given_up()),
        "onewindow_audit_unsealed": ("Audit entries not sealed yet", unsealed(db.session())),
        "onewindow_search_lag": ("Changes the search does not know yet", search_lag() or 0),
    }
    lines = [
        f"# HELP {name} {words}\n# TYPE {name} gauge\n{name} {value}\n"
        for name, (words, value) in figures.items()
    ]
    return Response("".join(lines), mimetype="text/plain; version=0.0.4")
