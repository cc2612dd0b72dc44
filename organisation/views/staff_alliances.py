"""Staff pages: regions whose halls take in for each other."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from organisation.forms import AllianceForm, MemberForm, NewAllianceForm
from organisation.queries import get_alliance, list_alliances, list_regions, regions_within
from organisation.usecases.alliances import (
    change_alliance,
    found_alliance,
    join_alliance,
    leave_alliance,
)
from organisation.values import RegionCard
from organisation.views.entering import attempt, by_code, named

pages = Blueprint("alliances", __name__, url_prefix="/staff/organisation/alliances")
MANAGE = Action.MANAGE_ORGANISATION


@pages.route("", methods=["GET", "POST"])
@open_to(Access.STAFF, MANAGE)
def show_alliances() -> ResponseReturnValue:
    form = NewAllianceForm()
    form.offer(by_code(_mine()))
    status = attempt(
        form,
        lambda write: found_alliance(write, form.command(), actor=current_actor(), now=clock.now()),
    )
    if status is None:
        return redirect(url_for(".show_alliances"))
    page = render_template(
        "organisation/alliances.html",
        form=form,
        rows=list_alliances(db.session()),
        regions=list_regions(),
        named=named,
    )
    return page, status


@pages.route("/<int:alliance_id>", methods=["GET", "POST"])
@open_to(Access.STAFF, MANAGE)
def edit_alliance(alliance_id: int) -> ResponseReturnValue:
    alliance = get_alliance(db.session(), alliance_id)
    form, member = AllianceForm(), MemberForm()
    if not form.is_submitted():
        form.show(alliance)
    status = attempt(
        form,
        lambda write: change_alliance(
            write, alliance_id, form.wish(), actor=current_actor(), now=clock.now()
        ),
    )
    if status is None:
        return redirect(url_for(".show_alliances"))
    mine = _mine()
    member.offer(by_code(one for one in mine if one.id not in alliance.members))
    page = render_template(
        "organisation/alliance.html",
        form=form,
        member=member,
        alliance=alliance,
        name=named(alliance.names),
        regions=list_regions(),
        mine={one.id for one in mine},
        named=named,
    )
    return page, status


@pages.post("/<int:alliance_id>/join")
@open_to(Access.STAFF, MANAGE)
def join(alliance_id: int) -> ResponseReturnValue:
    get_alliance(db.session(), alliance_id)
    form = MemberForm()
    form.offer(by_code(_mine()))
    if form.validate_on_submit():
        with transaction() as write:
            join_alliance(
                write, alliance_id, str(form.region.data), actor=current_actor(), now=clock.now()
            )
    return redirect(url_for(".edit_alliance", alliance_id=alliance_id))


@pages.post("/<int:alliance_id>/leave/<int:region_id>")
@open_to(Access.STAFF, MANAGE)
def leave(alliance_id: int, region_id: int) -> ResponseReturnValue:
    with transaction() as write:
        leave_alliance(write, alliance_id, region_id, actor=current_actor(), now=clock.now())
    return redirect(url_for(".edit_alliance", alliance_id=alliance_id))


def _mine() -> list[RegionCard]:
    return regions_within(db.session(), current_actor(), MANAGE)
