"""Staff pages: one pool of windows and whom it serves."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from kernel import clock
from kernel.access import Access, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import NotFound
from organisation.forms import DepartmentChoice, PoolForm
from organisation.queries import booked_ahead, list_departments, pools, served_by
from organisation.usecases.pools import change_pool, serve, stop_serving, turn_pool
from organisation.values import CentreCard, PoolCard
from organisation.views.blueprints import HALL, halls
from organisation.views.entering import attempt, my_hall, named, others


@halls.route("/<slug>/pools/<int:pool_id>", methods=["GET", "POST"])
@open_to(Access.STAFF, HALL)
def edit_pool(slug: str, pool_id: int) -> ResponseReturnValue:
    centre = my_hall(slug)
    pool = _pool(centre, pool_id)
    form = PoolForm()
    if not form.is_submitted():
        form.show(pool)
    status = attempt(
        form,
        lambda write: change_pool(
            write, pool_id, form.wish(), actor=current_actor(), now=clock.now()
        ),
    )
    if status is None:
        return redirect(url_for(".show_hall", slug=slug))
    return _pool_page(centre, pool, form, DepartmentChoice(formdata=None), status)


@halls.post("/<slug>/pools/<int:pool_id>/departments")
@open_to(Access.STAFF, HALL)
def post_served(slug: str, pool_id: int) -> ResponseReturnValue:
    centre = my_hall(slug)
    pool = _pool(centre, pool_id)
    choice = DepartmentChoice()
    choice.offer(others(_served(centre, pool_id)))
    status = attempt(
        choice,
        lambda write: serve(
            write, pool_id, choice.department.data, actor=current_actor(), now=clock.now()
        ),
    )
    if status is None:
        return redirect(url_for(".edit_pool", slug=slug, pool_id=pool_id))
    form = PoolForm(formdata=None)
    form.show(pool)
    return _pool_page(centre, pool, form, choice, status)


def _pool_page(
    centre: CentreCard, pool: PoolCard, form: PoolForm, choice: DepartmentChoice, status: int
) -> ResponseReturnValue:
    served = _served(centre, pool.id)
    choice.offer(others(served))
    ahead = booked_ahead(db.session(), centre.id, {pool.id: pool.windows}, now=clock.now())
    page = render_template(
        "organisation/pool.html",
        centre=centre,
        pool=pool,
        name=named(centre.names),
        form=form,
        choice=choice,
        wrong=choice if choice.errors else form,
        served=[list_departments()[one] for one in served],
        visits=ahead.visits.get(pool.id, 0),
        named=named,
    )
    return page, status


@halls.post("/<slug>/pools/<int:pool_id>/departments/<int:department_id>/remove")
@open_to(Access.STAFF, HALL)
def remove_served(slug: str, pool_id: int, department_id: int) -> ResponseReturnValue:
    my_hall(slug)
    with transaction() as write:
        stop_serving(write, pool_id, department_id, actor=current_actor(), now=clock.now())
    return redirect(url_for(".edit_pool", slug=slug, pool_id=pool_id))


@halls.post("/<slug>/pools/<int:pool_id>/<any(open, close):turn>")
@open_to(Access.STAFF, HALL)
def post_pool_turn(slug: str, pool_id: int, turn: str) -> ResponseReturnValue:
    my_hall(slug)
    with transaction() as write:
        turn_pool(write, pool_id, turn == "open", actor=current_actor(), now=clock.now())
    return redirect(url_for(".show_hall", slug=slug))


def _pool(centre: CentreCard, pool_id: int) -> PoolCard:
    found = next((one for one in pools(db.session(), centre.id) if one.id == pool_id), None)
    if found is None:
        raise NotFound
    return found


def _served(centre: CentreCard, pool_id: int) -> list[int]:
    return list(served_by(db.session(), centre.id).get(pool_id, ()))
