"""The front page."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from kernel.access import Access, open_to

pages = Blueprint("home", __name__)


@pages.get("/")
@open_to(Access.PUBLIC)
def home() -> ResponseReturnValue:
    return render_template("portal/home.html")
