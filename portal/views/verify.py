"""Is this paper genuine? The page behind the code on every paper."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from documents.queries import verify
from kernel.access import Access, open_to
from kernel.db import db
from kernel.locales import LEGAL
from kernel.texts import Shown

pages = Blueprint("verify", __name__, url_prefix="/verify")


@pages.get("/<token>")
@open_to(Access.PUBLIC)
def show(token: str) -> ResponseReturnValue:
    """Say what the paper is; never more about a person than the paper in hand."""
    found = verify(db.session(), token)
    title = Shown(found.title, LEGAL) if found else None
    page = render_template("portal/verify.html", found=found, title=title)
    return page, 200 if found else 404
