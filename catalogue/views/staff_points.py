"""/staff/catalogue/points: who in townships and villages takes which items in."""

from math import ceil
from urllib.parse import urlencode

from flask import g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.forms.points import PointsForm
from catalogue.phrases.places import point_groups
from catalogue.queries import points_of
from catalogue.queries.drafts import DraftFilter, get_draft
from catalogue.queries.points import list_pointed, matching_ids
from catalogue.queries.reach import Reach
from catalogue.usecases.entrust_points import entrust_points, relieve_points
from catalogue.values.handing_in import Entrust, PointKind, Relieve
from catalogue.views import point_choices
from catalogue.views.blueprints import staff
from catalogue.views.tabs import tabs
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import ChangedMeanwhile, NotFound, Refusal
from kernel.words import say

SIZE = 50
FILTERS = ("q", "department")


@staff.route("/points", methods=["GET", "POST"])
@open_to(Access.STAFF, Action.PUBLISH_ITEM)
def many_points() -> ResponseReturnValue:
    """The items that match, and what is done to the points of all of them."""
    departments = {
        card.code: card for card in Reach(current_actor(), Action.PUBLISH_ITEM).departments()
    }
    picked = departments.get(request.args.get("department", ""))
    narrow = DraftFilter(
        words=request.args.get("q", "")[:100].strip(), department_id=picked.id if picked else None
    )
    form = _form()
    items = matching_ids(db.session(), current_actor(), narrow) if form.is_submitted() else []
    status = _done(form, tuple(items))
    if status is None:
        return redirect(_link(1))
    page = min(max(request.args.get("page", 1, type=int), 1), 1000)
    total, rows = list_pointed(db.session(), current_actor(), narrow, page=page, size=SIZE)
    form.total.data = str(total)
    shown = render_template(
        "catalogue/staff_points.html",
        tabs=tabs("many_points"),
        form=form,
        rows=rows,
        total=total,
        narrow=narrow,
        chosen=picked.code if picked else "",
        departments=[(code, card.names["zh-Hans"]) for code, card in departments.items()],
        page=page,
        last=max(1, ceil(total / SIZE)),
        link=_link,
    )
    return shown, status


@staff.route("/items/<code>/points", methods=["GET", "POST"])
@open_to(Access.STAFF, Action.PUBLISH_ITEM)
def item_points(code: str) -> ResponseReturnValue:
    """The points of one item."""
    draft = get_draft(db.session(), code, current_actor())
    form = _form()
    form.total.data = "1"
    status = _done(form, (draft.item_id,))
    if status is None:
        return redirect(url_for(".item_points", code=code))
    points = points_of(db.session(), [draft.item_id]).get(draft.item_id, [])
    page = render_template(
        "catalogue/staff_item_points.html",
        form=form,
        draft=draft,
        groups=point_groups(points, g.lang),
    )
    return page, status


def _form() -> PointsForm:
    form = PointsForm()
    form.offer(point_choices.groups(), point_choices.single())
    return form


def _done(form: PointsForm, items: tuple[int, ...]) -> int | None:
    """Do what was asked for; return None, or the status of the page that says what is wrong."""
    if not form.is_submitted():
        return 200
    if not form.validate():
        return 422
    try:
        if form.total.data != str(len(items)):
            raise ChangedMeanwhile
        _change(form, items)
    except NotFound:
        raise
    except Refusal as refusal:
        form.form_errors.append(say(refusal.message, **refusal.params))
        return refusal.status
    return None


def _change(form: PointsForm, items: tuple[int, ...]) -> None:
    points, document = point_choices.chosen(str(form.points.data)), form.document.data or ""
    by, now = current_actor(), clock.now()
    with transaction() as session:
        if request.form.get("do") == "relieve":
            gone = Relieve(item_ids=items, department_ids=points, document=document)
            relieve_points(session, gone, actor=by, now=now)
        else:
            kind = PointKind(form.kind.data)
            given = Entrust(item_ids=items, department_ids=points, kind=kind, document=document)
            entrust_points(session, given, actor=by, now=now)


def _link(page: int) -> str:
    kept = {k: v for k, v in request.args.items() if k in FILTERS and v}
    return f"{url_for('catalogue_staff.many_points')}?{urlencode({**kept, 'page': page})}"
