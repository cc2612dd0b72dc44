"""All pages, under their addresses."""

from flask import Blueprint, Flask, g, request

from organisation.views import staff as organisation_staff
from portal.views import health, home

PUBLIC: tuple[Blueprint, ...] = (home.pages,)
OTHERS: tuple[Blueprint, ...] = (health.pages, organisation_staff.pages)


def init_app(app: Flask) -> None:
    """Register public pages under /<lang>, the others as they are."""
    app.before_request(_name_blueprint)
    for blueprint in PUBLIC:
        app.register_blueprint(blueprint, url_prefix="/<lang:lang>")
    for blueprint in OTHERS:
        app.register_blueprint(blueprint)


def _name_blueprint() -> None:
    g.blueprint_name = request.blueprint
