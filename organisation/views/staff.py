"""The organisation at a glance, for its administrators."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db
from organisation.queries import (
    centres_within,
    departments_within,
    regions_within,
    window_counts,
)

pages = Blueprint("organisation_staff", __name__, url_prefix="/staff/organisation")
MANAGE = Action.MANAGE_ORGANISATION


@pages.get("/")
@open_to(Access.STAFF, MANAGE)
def home() -> ResponseReturnValue:
    reading, actor = db.session(), current_actor()
    centres = centres_within(reading, actor, MANAGE)
    windows = window_counts(reading)
    return render_template(
        "organisation/staff_home.html",
        regions=len(regions_within(reading, actor, MANAGE)),
        departments=len(departments_within(reading, actor, MANAGE)),
        centres=len(centres),
        windows=sum(windows.get(centre.id, 0) for centre in centres),
    )
