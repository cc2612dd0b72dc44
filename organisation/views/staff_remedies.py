"""Staff pages: where refusals may be contested."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from organisation.forms import RemedyForm
from organisation.queries import (
    departments_within,
    list_departments,
    list_regions,
    list_remedies,
    regions_within,
)
from organisation.usecases.remedies import add_remedy, end_remedy

pages = Blueprint("organisation_remedies", __name__, url_prefix="/staff/organisation/remedies")
MANAGE = Action.MANAGE_ORGANISATION


@pages.route("", methods=["GET", "POST"])
@open_to(Access.STAFF, MANAGE)
def show_remedies() -> ResponseReturnValue:
    form = RemedyForm()
    reach = db.session(), current_actor(), MANAGE
    form.offer(
        {one.id: one.names.get("zh-Hans", one.code) for one in regions_within(*reach)},
        {one.id: one.names["zh-Hans"] for one in departments_within(*reach)},
    )
    status = 200
    if form.validate_on_submit():
        with transaction() as write:
            add_remedy(write, form.command(), actor=current_actor(), now=clock.now())
        return redirect(url_for(".show_remedies"))
    if form.is_submitted():
        status = 422
    page = render_template(
        "organisation/remedies.html",
        form=form,
        rows=list_remedies(db.session()),
        regions=list_regions(),
        departments=list_departments(),
    )
    return page, status


@pages.post("/<int:remedy_id>/remove")
@open_to(Access.STAFF, MANAGE)
def remove_remedy(remedy_id: int) -> ResponseReturnValue:
    with transaction() as write:
        end_remedy(write, remedy_id, actor=current_actor(), now=clock.now())
    return redirect(url_for(".show_remedies"))
