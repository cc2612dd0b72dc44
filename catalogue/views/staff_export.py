"""/staff/catalogue/export: the list that a filter shows, as a file."""

from flask import make_response, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from catalogue.usecases.order_export import FORMS, export_of, order_export
from catalogue.views.blueprints import staff
from catalogue.views.staff_list import asked_filter
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import transaction
from kernel.refusals import NotFound

ASK_AGAIN = 2  # seconds


@staff.post("/export/<form>")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def export(form: str) -> ResponseReturnValue:
    """Order what the filter in the address shows."""
    with transaction() as session:
        narrow = asked_filter()
        key = order_export(session, form, narrow, actor=current_actor(), now=clock.now())
    return redirect(url_for("catalogue_staff.show_export", form=form, key=key))


@staff.get("/export/<form>/<key>")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def show_export(form: str, key: str) -> ResponseReturnValue:
    """Whether the file is ready; the page asks again by itself until it is."""
    ready = export_of(key, form, current_actor().staff_id).exists()
    page = render_template("catalogue/staff_export.html", form=form, key=key, ready=ready)
    response = make_response(page)
    if not ready:
        response.headers["Refresh"] = str(ASK_AGAIN)
    return response


@staff.get("/export/<form>/<key>/file")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def exported(form: str, key: str) -> ResponseReturnValue:
    """The file, for whoever ordered it."""
    path = export_of(key, form, current_actor().staff_id)
    if not path.exists():
        raise NotFound
    name = f"items-{clock.office_day(clock.now()).isoformat()}.{FORMS[form]}"
    return send_file(path, as_attachment=True, download_name=name, max_age=0)
