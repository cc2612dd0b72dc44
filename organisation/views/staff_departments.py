"""Staff pages: the departments."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db
from kernel.refusals import NotFound
from organisation.forms import DepartmentForm, NewDepartmentForm
from organisation.queries import departments_within, list_regions, regions_within
from organisation.usecases.departments import change_department, enter_department
from organisation.values import DepartmentCard
from organisation.views.blueprints import places
from organisation.views.entering import attempt, by_code, named

MANAGE = Action.MANAGE_ORGANISATION


@places.route("/departments", methods=["GET", "POST"])
@open_to(Access.STAFF, MANAGE)
def show_departments() -> ResponseReturnValue:
    form = NewDepartmentForm()
    form.offer(by_code(regions_within(db.session(), current_actor(), MANAGE)))
    status = attempt(
        form,
        lambda write: enter_department(
            write, form.command(), actor=current_actor(), now=clock.now()
        ),
    )
    if status is None:
        return redirect(url_for(".show_departments"))
    page = render_template(
        "organisation/departments.html",
        form=form,
        rows=_mine(),
        regions=list_regions(),
        named=named,
    )
    return page, status


@places.route("/departments/<int:department_id>", methods=["GET", "POST"])
@open_to(Access.STAFF, MANAGE)
def edit_department(department_id: int) -> ResponseReturnValue:
    department = next((one for one in _mine() if one.id == department_id), None)
    if department is None:
        raise NotFound
    form = DepartmentForm()
    if not form.is_submitted():
        form.show(department)
    status = attempt(
        form,
        lambda write: change_department(
            write, department_id, form.change(), actor=current_actor(), now=clock.now()
        ),
    )
    if status is None:
        return redirect(url_for(".show_departments"))
    page = render_template(
        "organisation/department.html",
        form=form,
        department=department,
        name=named(department.names),
    )
    return page, status


def _mine() -> list[DepartmentCard]:
    return departments_within(db.session(), current_actor(), MANAGE)
