"""Staff pages: accounts and roles."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import Refusal
from organisation.forms import ROLES, StaffForm, add_refusal
from organisation.queries import (
    centres_within,
    departments_within,
    list_staff,
    regions_within,
)
from organisation.usecases.accounts import create_staff, set_active

pages = Blueprint("organisation_accounts", __name__, url_prefix="/staff/organisation/staff")
MANAGE = Action.MANAGE_ORGANISATION


@pages.route("", methods=["GET", "POST"])
@open_to(Access.STAFF, MANAGE)
def show_staff() -> ResponseReturnValue:
    form = StaffForm()
    form.offer(_scopes())
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        try:
            with transaction() as write:
                create_staff(write, form.command(), actor=current_actor(), now=clock.now())
            return redirect(url_for(".show_staff"))
        except Refusal as refusal:
            add_refusal(form, refusal)
            status = refusal.status
    page = render_template(
        "organisation/staff.html",
        form=form,
        rows=list_staff(db.session(), current_actor()),
        role_names=ROLES,
    )
    return page, status


def _scopes() -> dict[str, str]:
    """Return the places where whoever asks may give roles: names by code."""
    reach = db.session(), current_actor(), MANAGE
    return {
        **{one.slug: one.names.get("zh-Hans", one.slug) for one in centres_within(*reach)},
        **{one.code: one.names["zh-Hans"] for one in departments_within(*reach)},
        **{one.code: one.names.get("zh-Hans", one.code) for one in regions_within(*reach)},
    }


@pages.post("/<int:staff_id>/<any(open, close):turn>")
@open_to(Access.STAFF, MANAGE)
def post_active(staff_id: int, turn: str) -> ResponseReturnValue:
    with transaction() as write:
        set_active(write, staff_id, turn == "open", actor=current_actor(), now=clock.now())
    return redirect(url_for(".show_staff"))
