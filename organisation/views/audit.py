"""Staff page: what was changed, when and by which account."""

from datetime import date, datetime, time, timedelta
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from groundwork.queries import AuditAsked, list_audit
from kernel.access import Access, Action, open_to
from kernel.clock import at_office
from kernel.db import db
from organisation.queries import staff_names
from organisation.views.audit_words import kind_choices, sentence

pages = Blueprint("audit", __name__, url_prefix="/staff/audit")
PAGE = 100
FIRST, LAST = date(2000, 1, 1), date(9000, 1, 1)  # days with a day before and after them


@pages.get("")
@open_to(Access.STAFF, Action.READ_AUDIT)
def list_entries() -> ResponseReturnValue:
    """The changes, newest first: all, or those of a kind, a day, an account."""
    kind, day = request.args.get("kind", ""), _day(request.args.get("day", ""))
    staff = request.args.get("staff", type=int)
    before = request.args.get("before", type=int)
    since, until = _limits(day)
    asked = AuditAsked(kind=kind, staff_id=staff, since=since, until=until, before=before)
    rows = list_audit(db.session(), asked, limit=PAGE + 1)
    people = {row.staff_id for row in rows if row.staff_id} | ({staff} if staff else set())
    chosen: dict[str, Any] = {"kind": kind or None, "day": day, "staff": staff}
    return render_template(
        "organisation/audit.html",
        rows=rows[:PAGE],
        names=staff_names(db.session(), people),
        sentence=sentence,
        kinds=kind_choices(),
        chosen=chosen,
        newest=url_for(".list_entries", **chosen) if before else None,
        older=url_for(".list_entries", **chosen, before=rows[PAGE - 1].id)
        if len(rows) > PAGE
        else None,
    )


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None


def _limits(day: date | None) -> tuple[datetime | None, datetime | None]:
    if day is None:
        return None, None
    return at_office(day, time()), at_office(day + timedelta(days=1), time())
