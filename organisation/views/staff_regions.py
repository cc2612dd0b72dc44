"""Staff pages: the tree of regions."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db
from kernel.refusals import NotFound
from organisation.forms import LEVELS, NewRegionForm, RegionForm
from organisation.queries import list_regions, regions_within
from organisation.usecases.regions import change_region, enter_region
from organisation.values import RegionCard
from organisation.views.blueprints import places
from organisation.views.entering import attempt, by_code, calendar_names, named

MANAGE = Action.MANAGE_ORGANISATION


@places.route("/regions", methods=["GET", "POST"])
@open_to(Access.STAFF, MANAGE)
def show_regions() -> ResponseReturnValue:
    mine = _mine()
    form = NewRegionForm()
    form.offer(calendar_names())
    form.offer_parents(by_code(mine))
    status = attempt(
        form,
        lambda write: enter_region(write, form.command(), actor=current_actor(), now=clock.now()),
    )
    if status is None:
        return redirect(url_for(".show_regions"))
    page = render_template(
        "organisation/regions.html",
        form=form,
        rows=mine,
        regions=list_regions(),
        levels=LEVELS,
        named=named,
    )
    return page, status


@places.route("/regions/<int:region_id>", methods=["GET", "POST"])
@open_to(Access.STAFF, MANAGE)
def edit_region(region_id: int) -> ResponseReturnValue:
    region = next((one for one in _mine() if one.id == region_id), None)
    if region is None:
        raise NotFound
    form = RegionForm()
    form.offer(calendar_names())
    if not form.is_submitted():
        form.show(region)
    status = attempt(
        form,
        lambda write: change_region(
            write, region_id, form.change(), actor=current_actor(), now=clock.now()
        ),
    )
    if status is None:
        return redirect(url_for(".show_regions"))
    page = render_template(
        "organisation/region.html", form=form, region=region, name=named(region.names)
    )
    return page, status


def _mine() -> list[RegionCard]:
    return regions_within(db.session(), current_actor(), MANAGE)
