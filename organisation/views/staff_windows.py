"""Staff pages: the windows of a hall and what is booked there."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from kernel import clock
from kernel.access import Access, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import NotFound
from organisation.forms import PoolForm, WindowForm
from organisation.queries import booked_ahead, pools, windows
from organisation.usecases.pools import add_pool
from organisation.usecases.windows import add_window, change_window, turn_window
from organisation.values import CentreCard
from organisation.views.blueprints import HALL, halls
from organisation.views.entering import attempt, my_hall, named


@halls.get("/<slug>")
@open_to(Access.STAFF, HALL)
def show_hall(slug: str) -> ResponseReturnValue:
    return _hall_page(my_hall(slug), WindowForm(), PoolForm(), 200)


def _hall_page(
    centre: CentreCard, window: WindowForm, pool: PoolForm, status: int
) -> ResponseReturnValue:
    there = pools(db.session(), centre.id)
    window.offer({one.id: one.name for one in there})
    page = render_template(
        "organisation/hall.html",
        centre=centre,
        name=named(centre.names),
        pools={one.id: one for one in there},
        windows=windows(db.session(), centre.id),
        ahead=booked_ahead(
            db.session(), centre.id, {one.id: one.windows for one in there}, now=clock.now()
        ),
        window_form=window,
        pool_form=pool,
        wrong=pool if pool.errors else window,
    )
    return page, status


@halls.post("/<slug>/windows")
@open_to(Access.STAFF, HALL)
def post_window(slug: str) -> ResponseReturnValue:
    centre = my_hall(slug)
    form = WindowForm()
    form.offer({one.id: one.name for one in pools(db.session(), centre.id)})
    status = attempt(
        form,
        lambda write: add_window(
            write, centre.id, form.wish(), actor=current_actor(), now=clock.now()
        ),
    )
    if status is None:
        return redirect(url_for(".show_hall", slug=slug))
    return _hall_page(centre, form, PoolForm(formdata=None), status)


@halls.post("/<slug>/pools")
@open_to(Access.STAFF, HALL)
def post_pool(slug: str) -> ResponseReturnValue:
    centre = my_hall(slug)
    form = PoolForm()
    status = attempt(
        form,
        lambda write: add_pool(
            write, centre.id, form.wish(), actor=current_actor(), now=clock.now()
        ),
    )
    if status is None:
        return redirect(url_for(".show_hall", slug=slug))
    return _hall_page(centre, WindowForm(formdata=None), form, status)


@halls.route("/<slug>/windows/<int:window_id>", methods=["GET", "POST"])
@open_to(Access.STAFF, HALL)
def edit_window(slug: str, window_id: int) -> ResponseReturnValue:
    centre = my_hall(slug)
    there = windows(db.session(), centre.id)
    window = next((one for one in there if one.id == window_id), None)
    if window is None:
        raise NotFound
    form = WindowForm()
    form.offer({one.id: one.name for one in pools(db.session(), centre.id)})
    if not form.is_submitted():
        form.show(window)
    status = attempt(
        form,
        lambda write: change_window(
            write, window_id, form.wish(), actor=current_actor(), now=clock.now()
        ),
    )
    if status is None:
        return redirect(url_for(".show_hall", slug=slug))
    page = render_template(
        "organisation/window.html",
        form=form,
        centre=centre,
        window=window,
        name=named(centre.names),
    )
    return page, status


@halls.post("/<slug>/windows/<int:window_id>/<any(open, close):turn>")
@open_to(Access.STAFF, HALL)
def post_window_turn(slug: str, window_id: int, turn: str) -> ResponseReturnValue:
    my_hall(slug)
    with transaction() as write:
        turn_window(write, window_id, turn == "open", actor=current_actor(), now=clock.now())
    return redirect(url_for(".show_hall", slug=slug))
