"""/staff/reports/reductions/export: a comparison as a file."""

from flask import make_response, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from catalogue.usecases.order_ledger import ledger_of, order_ledger
from catalogue.views.ledger_asked import wanted
from catalogue.views.reductions import READ, pages
from kernel import clock
from kernel.access import Access, current_actor, open_to
from kernel.db import transaction
from kernel.refusals import NotFound

ASK_AGAIN = 2  # seconds


@pages.post("/export/<form>")
@open_to(Access.STAFF, READ)
def export(form: str) -> ResponseReturnValue:
    """Order what the address compares, item by item."""
    asked = wanted().asked
    with transaction() as session:
        key = order_ledger(session, form, asked, actor=current_actor(), now=clock.now())
    return redirect(url_for(".show_export", form=form, key=key))


@pages.get("/export/<form>/<key>")
@open_to(Access.STAFF, READ)
def show_export(form: str, key: str) -> ResponseReturnValue:
    """Whether the file is ready; the page asks again by itself until it is."""
    ready = ledger_of(key, form, current_actor().staff_id).exists()
    page = render_template("catalogue/reductions_export.html", form=form, key=key, ready=ready)
    response = make_response(page)
    if not ready:
        response.headers["Refresh"] = str(ASK_AGAIN)
    return response


@pages.get("/export/<form>/<key>/file")
@open_to(Access.STAFF, READ)
def exported(form: str, key: str) -> ResponseReturnValue:
    """The file, for whoever ordered it."""
    path = ledger_of(key, form, current_actor().staff_id)
    if not path.exists():
        raise NotFound
    name = f"reductions-{clock.office_day(clock.now()).isoformat()}.{form}"
    return send_file(path, as_attachment=True, download_name=name, max_age=0)
