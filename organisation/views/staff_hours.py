"""Staff pages: opening hours of the centres."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from organisation.forms import WEEKDAYS, HoursForm
from organisation.queries import get_centre, opening_hours
from organisation.usecases.hours import add_hours, remove_hours

pages = Blueprint("organisation_hours", __name__, url_prefix="/staff/organisation/centres")
MANAGE = Action.MANAGE_ORGANISATION


@pages.get("/<slug>")
@open_to(Access.STAFF, MANAGE)
def show_hours(slug: str) -> ResponseReturnValue:
    return _hours_page(slug, HoursForm(), 200)


def _hours_page(slug: str, form: HoursForm, status: int) -> ResponseReturnValue:
    centre = get_centre(slug)
    rows = opening_hours(db.session(), centre.id)
    page = render_template(
        "organisation/hours.html", centre=centre, rows=rows, form=form, weekdays=WEEKDAYS
    )
    return page, status


@pages.post("/<slug>/hours")
@open_to(Access.STAFF, MANAGE)
def post_hours(slug: str) -> ResponseReturnValue:
    centre = get_centre(slug)
    form = HoursForm()
    if not form.validate():
        return _hours_page(slug, form, 422)
    with transaction() as write:
        add_hours(write, centre.id, form.hours(), actor=current_actor(), now=clock.now())
    return redirect(url_for(".show_hours", slug=slug))


@pages.post("/<slug>/hours/<int:hours_id>/remove")
@open_to(Access.STAFF, MANAGE)
def post_removal(slug: str, hours_id: int) -> ResponseReturnValue:
    centre = get_centre(slug)
    with transaction() as write:
        remove_hours(write, centre.id, hours_id, actor=current_actor(), now=clock.now())
    return redirect(url_for(".show_hours", slug=slug))
