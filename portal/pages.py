"""All pages, under their addresses."""

from flask import Blueprint, Flask, g, request

from booking.views import appointments, book, takeaway
from catalogue import views as catalogue
from feedback import views as feedback
from intake import views as intake
from organisation import views as organisation
from portal.views import health, home, verify

PUBLIC: tuple[Blueprint, ...] = (
    home.pages,
    *organisation.PUBLIC,
    verify.pages,
    *catalogue.PUBLIC,
    book.pages,
    appointments.pages,
    takeaway.pages,
    *intake.PUBLIC,
    *feedback.PUBLIC,
)
OTHERS: tuple[Blueprint, ...] = (
    health.pages,
    *catalogue.OTHERS,
    *organisation.STAFF,
    *intake.STAFF,
    *feedback.STAFF,
)


def init_app(app: Flask) -> None:
    """Register public pages under /<lang>, the others as they are."""
    app.before_request(_name_blueprint)
    for blueprint in PUBLIC:
        app.register_blueprint(blueprint, url_prefix="/<lang:lang>" + (blueprint.url_prefix or ""))
    for blueprint in OTHERS:
        app.register_blueprint(blueprint)


def _name_blueprint() -> None:
    g.blueprint_name = request.blueprint
