"""Staff page: what was changed, when and by which account."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from groundwork.queries import list_audit
from kernel.access import Access, Action, open_to
from kernel.db import db
from organisation.queries import staff_names

pages = Blueprint("audit", __name__, url_prefix="/staff/audit")
PAGE = 100


@pages.get("")
@open_to(Access.STAFF, Action.READ_AUDIT)
def list_entries() -> ResponseReturnValue:
    before = request.args.get("before", type=int)
    kind = request.args.get("kind", "")
    rows = list_audit(db.session(), kind=kind, before=before, limit=PAGE)
    return render_template(
        "organisation/audit.html",
        rows=rows,
        names=staff_names(db.session(), {row.staff_id for row in rows if row.staff_id}),
        kind=kind,
        older=rows[-1].id if len(rows) == PAGE else None,
    )
