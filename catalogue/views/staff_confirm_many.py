"""/staff/catalogue/confirm: claims whose standard changed, one by one or many at once."""

from collections.abc import Sequence

from flask import render_template, request
from flask.typing import ResponseReturnValue

from catalogue.phrases.fields import field_words
from catalogue.queries.confirming import ConfirmFilter, ConfirmRow, list_to_confirm
from catalogue.usecases.confirm_claim import confirm_claim
from catalogue.values.commands import ConfirmClaim
from catalogue.views.blueprints import staff
from catalogue.views.many import MOST, Refused, picked, seen
from catalogue.views.paging import SIZE, page_asked, paged
from catalogue.views.staff_list import departments_within_reach
from catalogue.views.tabs import tabs
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import Refusal
from kernel.words import _, say
from organisation.queries import list_departments


@staff.get("/confirm")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def list_confirming() -> ResponseReturnValue:
    """All claims within reach that are to be confirmed, the nearest day first."""
    return _page([], 0)


@staff.post("/confirm")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def confirm_many() -> ResponseReturnValue:
    """Keep what claims say, or take what their standard says; who refuses is named, and why."""
    do = request.form.get("do", "")
    wanted, refused = picked(_listed)
    done = 0
    for row in wanted if do in ("keep", "take") else ():
        problem = _confirmed(row, do)
        done += not problem
        refused += [(row.name, problem)] if problem else []
    if not done and not refused:
        refused.append(("", _("Tick at least one item, of those that are listed now.")))
    return _page(refused, done), 422 if refused else 200


def _listed(page: int, size: int) -> tuple[int, Sequence[ConfirmRow]]:
    return list_to_confirm(db.session(), current_actor(), _narrow(), page=page, size=size)


def _confirmed(row: ConfirmRow, do: str) -> str:
    """Confirm all fields of a claim the same way; return why not, or nothing."""
    fields = frozenset(row.fields)
    if do == "keep" and row.lost:
        return _("The standard does not allow some of it any more. Look at it field by field.")
    command = ConfirmClaim(
        item_id=row.item_id,
        version=row.version,
        keep=fields if do == "keep" else frozenset(),
        take=fields if do == "take" else frozenset(),
    )
    try:
        with transaction() as session:
            confirm_claim(session, command, actor=current_actor(), now=clock.now())
    except Refusal as refusal:
        return say(refusal.message, **refusal.params)
    return ""


def _narrow() -> ConfirmFilter:
    chosen = departments_within_reach().get(request.args.get("department", ""))
    return ConfirmFilter(
        words=request.args.get("q", "")[:100].strip(), department_id=chosen.id if chosen else None
    )


def _page(refused: Refused, done: int) -> str:
    narrow, within = _narrow(), departments_within_reach()
    total, rows = _listed(page_asked(), SIZE)
    chosen = request.args.get("department", "")
    return render_template(
        "catalogue/claims_confirm.html",
        tabs=tabs("list_confirming"),
        rows=rows,
        narrow=narrow,
        chosen=chosen if chosen in within else "",
        choices=[(code, card.names["zh-Hans"]) for code, card in within.items()],
        most=MOST,
        seen=seen(total, rows, _listed),
        refused=refused,
        done=done,
        here=request.full_path,
        departments=list_departments(),
        field_words=field_words,
        today=clock.office_day(clock.now()),
        **paged(total, "q", "department"),
    )
