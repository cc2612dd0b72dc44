"""The organisation at a glance, for its administrators."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from kernel.access import Access, Action, open_to
from kernel.db import db
from organisation.queries import (
    calendars,
    list_centres,
    list_departments,
    list_regions,
    window_counts,
)

pages = Blueprint("organisation_staff", __name__, url_prefix="/staff/organisation")
MANAGE = Action.MANAGE_ORGANISATION


@pages.get("/")
@open_to(Access.STAFF, MANAGE)
def home() -> ResponseReturnValue:
    return render_template(
        "organisation/staff_home.html",
        centres=list_centres(),
        windows=window_counts(db.session()),
        regions=list_regions(),
        departments=list_departments().values(),
        calendars=calendars(db.session()),
    )
