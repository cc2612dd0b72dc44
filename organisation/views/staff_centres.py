"""Staff pages: the centres, what is said of each, and who is stationed there."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from organisation.forms import CentreForm, DepartmentChoice, NewCentreForm
from organisation.queries import (
    centres_within,
    list_departments,
    list_regions,
    regions_within,
    stationed,
    window_counts,
)
from organisation.usecases.centres import change_centre, enter_centre
from organisation.usecases.stations import bring_department, withdraw_department
from organisation.views.blueprints import HALL, halls
from organisation.views.entering import (
    attempt,
    by_code,
    calendar_names,
    my_hall,
    named,
    others,
)

MANAGE = Action.MANAGE_ORGANISATION


@halls.get("")
@open_to(Access.STAFF, HALL)
def list_halls() -> ResponseReturnValue:
    return _list_page(_new_form(), 200)


@halls.post("")
@open_to(Access.STAFF, MANAGE)
def post_hall() -> ResponseReturnValue:
    form = _new_form()
    status = attempt(
        form,
        lambda write: enter_centre(write, form.command(), actor=current_actor(), now=clock.now()),
    )
    if status is None:
        return redirect(url_for(".show_hall", slug=form.command().slug))
    return _list_page(form, status)


def _new_form() -> NewCentreForm:
    form = NewCentreForm()
    form.offer(by_code(regions_within(db.session(), current_actor(), MANAGE)))
    form.offer_calendars(calendar_names())
    return form


def _list_page(form: NewCentreForm, status: int) -> ResponseReturnValue:
    page = render_template(
        "organisation/halls.html",
        form=form if current_actor().may(MANAGE) else None,
        rows=centres_within(db.session(), current_actor(), HALL),
        windows=window_counts(db.session()),
        regions=list_regions(),
        named=named,
    )
    return page, status


@halls.route("/<slug>/facts", methods=["GET", "POST"])
@open_to(Access.STAFF, HALL)
def edit_hall(slug: str) -> ResponseReturnValue:
    centre = my_hall(slug)
    form = CentreForm()
    form.offer_calendars(calendar_names())
    if not form.is_submitted():
        form.show(centre)
    status = attempt(
        form,
        lambda write: change_centre(
            write, centre.id, form.change(), actor=current_actor(), now=clock.now()
        ),
    )
    if status is None:
        return redirect(url_for(".show_hall", slug=slug))
    page = render_template(
        "organisation/hall_facts.html", form=form, centre=centre, name=named(centre.names)
    )
    return page, status


@halls.route("/<slug>/departments", methods=["GET", "POST"])
@open_to(Access.STAFF, HALL)
def show_stationed(slug: str) -> ResponseReturnValue:
    centre = my_hall(slug)
    there = stationed(db.session(), centre.id)
    form = DepartmentChoice()
    form.offer(others(there))
    status = attempt(
        form,
        lambda write: bring_department(
            write, centre.id, form.department.data, actor=current_actor(), now=clock.now()
        ),
    )
    if status is None:
        return redirect(url_for(".show_stationed", slug=slug))
    page = render_template(
        "organisation/stationed.html",
        form=form,
        centre=centre,
        name=named(centre.names),
        rows=[list_departments()[one] for one in there],
        named=named,
    )
    return page, status


@halls.post("/<slug>/departments/<int:department_id>/remove")
@open_to(Access.STAFF, HALL)
def remove_stationed(slug: str, department_id: int) -> ResponseReturnValue:
    centre = my_hall(slug)
    with transaction() as write:
        withdraw_department(write, centre.id, department_id, actor=current_actor(), now=clock.now())
    return redirect(url_for(".show_stationed", slug=slug))
