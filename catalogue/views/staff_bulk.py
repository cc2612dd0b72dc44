"""/staff/catalogue/bulk: change many items at once, see before what changes, take it back after."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from flask import current_app, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.forms.bulk import LONGEST, BulkForm, asked_change, bulk_form
from catalogue.phrases.bulk import (
    change_words,
    changed_field_words,
    outcome_words,
    value_words,
)
from catalogue.phrases.codes import word
from catalogue.phrases.requests import state_words
from catalogue.queries.bulk import BulkRow, get_bulk, list_rows, own_bulks, plan_bulk
from catalogue.rules.bulk_rows import differing
from catalogue.rules.marking import mark
from catalogue.rules.stamps import stamp
from catalogue.usecases.bulk_edit import order_bulk, undo_bulk
from catalogue.usecases.bulk_settle import Settle, Step, order_settle
from catalogue.usecases.scans import keep_scan
from catalogue.values.bulk import (
    CHANGEABLE,
    DECISIONS,
    MOST_ITEMS,
    BulkChange,
    BulkState,
    OrderBulk,
    Outcome,
    Planned,
)
from catalogue.values.states import ItemKind, RequestState
from catalogue.views.blueprints import staff
from catalogue.views.paging import SIZE, page_asked, paged
from catalogue.views.staff_list import FILTERS, Asked, asked_filter, filter_choices
from catalogue.views.tabs import tabs
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import NotFound, Refusal
from kernel.words import say
from organisation.queries.people import staff_names

ASK_AGAIN = 2  # seconds
ASKED = (*FILTERS, "how", "find", "value", "inherited")  # beside the fields, which are several


@staff.get("/bulk")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def bulk() -> ResponseReturnValue:
    """What is to change, and once that is said, what exactly becomes of each item."""
    change, wrong = asked_change(request.args)
    return _page(bulk_form(), change, list(wrong)), 422 if wrong else 200


@staff.post("/bulk/preview")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def preview_bulk() -> ResponseReturnValue:
    """Lead to the preview of what was typed; what is too long for an address is refused here."""
    _change, wrong = asked_change(request.form)
    if wrong:
        return _page(bulk_form(), None, list(wrong), request.form), 422
    return redirect(_here(request.form))


@staff.post("/bulk")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def change_many() -> ResponseReturnValue:
    """Change what the preview at this address showed."""
    change, wrong = asked_change(request.args)
    form = bulk_form()
    if change is None or not form.validate():
        return _page(form, change, list(wrong)), 422
    command = OrderBulk(
        change=change,
        narrow=asdict(asked_filter()),
        seen=form.seen.data or "",
        basis=form.basis(keep_scan(form.content) if form.kind else ""),
        effective_on=form.effective_on.data,
    )
    try:
        with transaction() as session:
            bulk_id = order_bulk(
                session, command, locked=_locked(), actor=current_actor(), now=clock.now()
            )
    except Refusal as refusal:
        return _page(form, change, [say(refusal.message, **refusal.params)]), refusal.status
    return redirect(url_for("catalogue_staff.show_bulk", bulk_id=bulk_id))


def _locked() -> frozenset[str]:
    return frozenset(current_app.config["ONEWINDOW_LOCKED_FIELDS"])


def _page(
    form: BulkForm, change: BulkChange | None, refused: list[str], sent: Asked | None = None
) -> str:
    actor, session = current_actor(), db.session()
    asked = request.args if sent is None else sent
    planned: list[Planned] = []
    if change is not None:
        planned = plan_bulk(session, actor, asked_filter(), change, locked=_locked())
    form.seen.data = stamp(planned)
    start = (page_asked() - 1) * SIZE
    counts = {one: sum(row.outcome is one for row in planned) for one in Outcome}
    return render_template(
        "catalogue/staff_bulk.html",
        tabs=tabs("bulk"),
        form=form,
        refused=refused,
        change=change,
        settable=[(name, changed_field_words(name)) for name in CHANGEABLE],
        asked=asked,
        longest=LONGEST,
        rows=[_shown(one, one.item) for one in planned[start : start + SIZE]],
        counts={one: count for one, count in counts.items() if count},
        too_many=len(planned) > MOST_ITEMS,
        most=MOST_ITEMS,
        outcome_words=outcome_words,
        change_words=change_words,
        earlier=own_bulks(session, actor),
        here=_here(request.args),
        **filter_choices(asked) | {"kinds": [(kind.value, word(kind)) for kind in ItemKind]},
        **{**paged(len(planned)), "link": lambda page: _here(request.args, page=page)},
    )


def _here(asked: Asked, **more: int) -> str:
    """Return the address of a preview; no filter reads more than its hundred characters."""
    kept: dict[str, Any] = {
        k: v if k in ("find", "value") else v[:100] for k, v in asked.items() if k in ASKED and v
    }
    fields = [name for name in CHANGEABLE if name in asked.getlist("field")]
    return url_for("catalogue_staff.bulk", field=fields, **kept | more)


def _shown(one: Planned | BulkRow, named: Any) -> Mapping[str, Any]:
    """Return a row for the table: who it is, what becomes of it, each field before and after."""
    fields = []
    for name, after in one.after.items():
        before, now = mark(*_told(name, one.before.get(name), after))
        fields.append({"label": changed_field_words(name), "before": before, "after": now})
    return {"row": one, "item": named, "fields": fields}


def _told(name: str, before: Any, after: Any) -> tuple[str, str]:
    if name == DECISIONS:
        return differing(before or [], after or [])
    return value_words(name, before), value_words(name, after)


@staff.get("/bulk/<int:bulk_id>")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def show_bulk(bulk_id: int) -> ResponseReturnValue:
    """What became of each item; while the worker is at it the page asks again by itself."""
    response = make_response(_report(bulk_id, bulk_form(), []))
    if get_bulk(db.session(), bulk_id, current_actor()).state is not BulkState.DONE:
        response.headers["Refresh"] = str(ASK_AGAIN)
    return response


@staff.post("/bulk/<int:bulk_id>/undo")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def undo_many(bulk_id: int) -> ResponseReturnValue:
    """Bring back what was there before, of every item that nobody changed since."""
    form = bulk_form()
    if not form.validate():
        return _report(bulk_id, form, []), 422
    basis = form.basis(keep_scan(form.content) if form.kind else "")
    try:
        with transaction() as session:
            undone_by = undo_bulk(
                session, bulk_id, basis=basis, actor=current_actor(), now=clock.now()
            )
    except NotFound:
        raise
    except Refusal as refusal:
        return _report(bulk_id, form, [say(refusal.message, **refusal.params)]), refusal.status
    return redirect(url_for("catalogue_staff.show_bulk", bulk_id=undone_by))


@staff.post("/bulk/<int:bulk_id>/settle")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def settle_bulk(bulk_id: int) -> ResponseReturnValue:
    """Approve or publish all requests of it within reach."""
    step = {one.value: one for one in Step}.get(request.form.get("do", ""))
    if step is None:
        raise NotFound
    with transaction() as session:
        wish = Settle(bulk_id=bulk_id, step=step)
        order_settle(session, wish, actor=current_actor(), now=clock.now())
    return redirect(url_for("catalogue_staff.show_bulk", bulk_id=bulk_id))


def _report(bulk_id: int, form: BulkForm, refused: list[str]) -> str:
    actor, session = current_actor(), db.session()
    view = get_bulk(session, bulk_id, actor)
    total, rows = list_rows(session, bulk_id, actor, page=page_asked(), size=SIZE)
    return render_template(
        "catalogue/staff_bulk_done.html",
        bulk=view,
        form=form,
        refused=refused,
        mine=view.staff_id == actor.staff_id,
        who=staff_names(session, [view.staff_id])[view.staff_id],
        rows=[_shown(row, row) for row in rows],
        reasons={
            row.code: say(row.refused["message"], **row.refused["params"])
            for row in rows
            if row.refused
        },
        outcome_words=outcome_words,
        change_words=change_words,
        requests=[
            (state_words(state), view.requests[state.value])
            for state in RequestState
            if state.value in view.requests
        ],
        may_approve=actor.may(Action.REVIEW_ITEM) and "submitted" in view.requests,
        may_publish=actor.may(Action.PUBLISH_ITEM) and "reviewed" in view.requests,
        **paged(total),
    )
