"""/staff/catalogue/reviews: what waits for a review and what waits to be published."""

from collections.abc import Callable
from math import ceil
from urllib.parse import urlencode

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from catalogue.phrases.requests import STATES, state_words
from catalogue.queries.bulk import waiting_bulks
from catalogue.queries.reach import Reach
from catalogue.queries.requests import STANDING, RequestFilter, get_request, list_requests
from catalogue.usecases.publish_request import publish_request
from catalogue.usecases.review_item import review_item
from catalogue.values.requests import ReviewItem
from catalogue.values.states import RequestState
from catalogue.views.blueprints import staff
from catalogue.views.typed import number
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import Refusal
from kernel.words import _, say
from organisation.queries.people import staff_names

SIZE = 50
Refused = list[tuple[str, str]]


@staff.get("/reviews", endpoint="list_requests")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def list_all() -> ResponseReturnValue:
    """The requests within reach, longest waiting first; the filters stand in the address."""
    return _page([], None)


@staff.post("/reviews")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def do_many() -> ResponseReturnValue:
    """Approve or publish all that were ticked; each that cannot be is named, with the reason."""
    steps: dict[str, Callable[[Session, int], None]] = {"approve": _approve, "publish": _publish}
    step = steps.get(request.form.get("do", ""))
    asked = [number(one) for one in request.form.getlist("request")[:SIZE]]
    refused: Refused = []
    done = 0
    for request_id in asked if step else ():
        if request_id is None:
            continue
        problem = _one(step, request_id) if step else None
        done += problem is None
        refused += [problem] if problem else []
    if not refused and not done:
        refused.append(("", _("Tick at least one request.")))
    return _page(refused, done), 422 if refused else 200


def _one(step: Callable[[Session, int], None], request_id: int) -> tuple[str, str] | None:
    """Take one step in a transaction of its own; return the item's name and why not."""
    try:
        name = get_request(db.session(), request_id, current_actor()).name
    except Refusal as refusal:
        return "", say(refusal.message, **refusal.params)
    try:
        with transaction() as session:
            step(session, request_id)
    except Refusal as refusal:
        return name, say(refusal.message, **refusal.params)
    return None


def _approve(session: Session, request_id: int) -> None:
    command = ReviewItem(request_id=request_id, approve=True)
    review_item(session, command, actor=current_actor(), now=clock.now())


def _publish(session: Session, request_id: int) -> None:
    publish_request(session, request_id, actor=current_actor(), now=clock.now())


def _page(refused: Refused, done: int | None) -> str:
    reach = Reach(current_actor(), Action.EDIT_ITEM)
    departments = {card.code: card for card in reach.departments()}
    chosen = departments.get(request.args.get("department", ""))
    state = request.args.get("state", "")
    known = {one.value: one for one in RequestState}
    narrow = RequestFilter(
        states=(known[state],) if state in known else STANDING,
        department_id=chosen.id if chosen else None,
    )
    page = min(max(request.args.get("page", 1, type=int), 1), 1000)
    total, rows = list_requests(db.session(), current_actor(), narrow, page=page, size=SIZE)
    return render_template(
        "catalogue/staff_requests.html",
        rows=rows,
        names=staff_names(db.session(), [one.submitted_by for one in rows if one.submitted_by]),
        total=total,
        chosen=chosen.code if chosen else "",
        state=state if state in known else "",
        departments=[(code, card.names["zh-Hans"]) for code, card in departments.items()],
        states=[(one.value, state_words(one)) for one in STATES],
        state_words={one: state_words(one) for one in STATES},
        may_review=current_actor().may(Action.REVIEW_ITEM),
        may_publish=current_actor().may(Action.PUBLISH_ITEM),
        bulks=waiting_bulks(db.session(), current_actor()),
        refused=refused,
        done=done,
        page=page,
        last=max(1, ceil(total / SIZE)),
        link=_link,
    )


def _link(page: int) -> str:
    kept = {k: v for k, v in request.args.items() if k in ("department", "state") and v}
    return f"{url_for('catalogue_staff.list_requests')}?{urlencode({**kept, 'page': page})}"
