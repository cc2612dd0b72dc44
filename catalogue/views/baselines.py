"""/staff/reports/reductions/baselines: what later days are held against."""

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from catalogue.forms.baseline import BaselineForm
from catalogue.queries.baselines import list_baselines
from catalogue.usecases.take_baseline import MAKE, take_baseline, use_baseline
from catalogue.views.reductions import pages
from kernel import clock
from kernel.access import Access, current_actor, open_to
from kernel.db import db, transaction
from organisation.queries import list_regions, regions_within
from organisation.views.entering import attempt, by_code, named


@pages.route("/baselines", methods=["GET", "POST"])
@open_to(Access.STAFF, MAKE)
def show_baselines() -> ResponseReturnValue:
    """All of them, and a form for a new one."""
    form = BaselineForm()
    mine = regions_within(db.session(), current_actor(), MAKE)
    form.offer(by_code(mine))
    if not form.is_submitted():
        form.day.data = clock.office_day(clock.now())
    status = attempt(
        form,
        lambda write: take_baseline(write, form.command(), actor=current_actor(), now=clock.now()),
    )
    if status is None:
        return redirect(url_for(".show"))
    page = render_template(
        "catalogue/baselines.html",
        form=form,
        rows=list_baselines(db.session()),
        mine={one.id for one in mine},
        regions=list_regions(),
        named=named,
    )
    return page, status


@pages.post("/baselines/<key>/use")
@open_to(Access.STAFF, MAKE)
def use(key: str) -> ResponseReturnValue:
    """Let comparisons begin with this one."""
    baseline = next((one for one in list_baselines(db.session()) if one.key == key), None)
    if baseline is None:
        abort(404)
    with transaction() as session:
        use_baseline(session, baseline.id, actor=current_actor(), now=clock.now())
    return redirect(url_for(".show"))
