"""Alive and ready."""

from flask import Blueprint, jsonify, make_response
from flask.typing import ResponseReturnValue
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

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
    """The database answers too."""
    try:
        db.session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        response = make_response(jsonify(ready=False), 503)
        response.headers["Retry-After"] = "5"
        return response
    return jsonify(ready=True)
