"""Staff pages: opening hours of the centres."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from kernel import clock
from kernel.access import Access, current_actor, open_to
from kernel.db import db, transaction
from organisation.forms import WEEKDAYS, HoursForm
from organisation.queries import opening_hours
from organisation.usecases.hours import add_hours, remove_hours
from organisation.views.blueprints import HALL, halls
from organisation.views.entering import attempt, my_hall, named


@halls.route("/<slug>/hours", methods=["GET", "POST"])
@open_to(Access.STAFF, HALL)
def show_hours(slug: str) -> ResponseReturnValue:
    centre = my_hall(slug)
    form = HoursForm()
    status = attempt(
        form,
        lambda write: add_hours(
            write, centre.id, form.hours(), actor=current_actor(), now=clock.now()
        ),
    )
    if status is None:
        return redirect(url_for(".show_hours", slug=slug))
    page = render_template(
        "organisation/hours.html",
        centre=centre,
        name=named(centre.names),
        rows=opening_hours(db.session(), centre.id),
        form=form,
        weekdays=WEEKDAYS,
    )
    return page, status


@halls.post("/<slug>/hours/<int:hours_id>/remove")
@open_to(Access.STAFF, HALL)
def remove_hours_page(slug: str, hours_id: int) -> ResponseReturnValue:
    centre = my_hall(slug)
    with transaction() as write:
        remove_hours(write, centre.id, hours_id, actor=current_actor(), now=clock.now())
    return redirect(url_for(".show_hours", slug=slug))
