"""/staff/catalogue/reviews: what waits for a review and what waits to be published."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from catalogue.phrases.requests import STATES, state_words
from catalogue.queries.bulk import waiting_bulks
from catalogue.queries.requests import STANDING, RequestFilter, get_request, list_requests
from catalogue.usecases.publish_request import publish_request
from catalogue.usecases.review_item import review_item
from catalogue.values.requests import RequestView, ReviewItem
from catalogue.values.states import RequestState
from catalogue.views.blueprints import staff
from catalogue.views.breaks import breaks_of
from catalogue.views.many import MOST, Refused, picked, seen
from catalogue.views.paging import SIZE, page_asked, paged
from catalogue.views.staff_list import departments_within_reach
from catalogue.views.tabs import tabs
from catalogue.views.typed import number
from kernel import clock
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db, transaction
from kernel.refusals import Refusal
from kernel.words import _, say
from organisation.queries.people import staff_names

KNOWN = {one.value: one for one in RequestState}


@dataclass(frozen=True, slots=True)
class Wish:
    """A step, and the state of the requests that wait for it."""

    step: Callable[[Session, int], None]
    of: RequestState


@staff.get("/reviews", endpoint="list_requests")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def list_all() -> ResponseReturnValue:
    """The requests within reach, longest waiting first; the filters stand in the address."""
    return _page([], None)


@staff.post("/reviews")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def do_many() -> ResponseReturnValue:
    """Approve or publish all that were ticked; each that cannot be is named, with the reason."""
    wish = STEPS.get(request.form.get("do", ""))
    done, refused = _done(wish) if wish else (0, [])
    if not refused and not done:
        refused.append(("", _("Tick at least one request.")))
    return _page(refused, done), 422 if refused else 200


def _done(wish: Wish) -> tuple[int, Refused]:
    """Take a step with all that are meant; return with how many it went well, and which not."""
    asked, refused = _asked(wish.of)
    problems = [problem for one in asked if (problem := _one(wish.step, one))]
    return len(asked) - len(problems), refused + problems


def _asked(of: RequestState) -> tuple[list[int], Refused]:
    """Return which requests are meant: of all that match, those that wait for this step."""
    if request.form.get("which") != "all":
        ticked = (number(one) for one in request.form.getlist("request")[:SIZE])
        return [one for one in ticked if one is not None], []
    rows, refused = picked(_listed)
    return [row.id for row in rows if row.state is of and not row.stale], refused


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


def _listed(page: int, size: int) -> tuple[int, list[RequestView]]:
    chosen = departments_within_reach().get(request.args.get("department", ""))
    state = request.args.get("state", "")
    narrow = RequestFilter(
        states=(KNOWN[state],) if state in KNOWN else STANDING,
        department_id=chosen.id if chosen else None,
    )
    return list_requests(db.session(), current_actor(), narrow, page=page, size=size)


def _page(refused: Refused, done: int | None) -> str:
    total, rows = _listed(page_asked(), SIZE)
    departments = departments_within_reach()
    chosen, state = request.args.get("department", ""), request.args.get("state", "")
    return render_template(
        "catalogue/staff_requests.html",
        tabs=tabs("returned" if state == RequestState.RETURNED else "list_requests"),
        rows=rows,
        names=staff_names(db.session(), [one.submitted_by for one in rows if one.submitted_by]),
        breaks=breaks_of({one.item_id for one in rows}),
        chosen=chosen if chosen in departments else "",
        state=state if state in KNOWN else "",
        departments=[(code, card.names["zh-Hans"]) for code, card in departments.items()],
        states=[(one.value, state_words(one)) for one in STATES],
        state_words={one: state_words(one) for one in STATES},
        may_review=current_actor().may(Action.REVIEW_ITEM),
        may_publish=current_actor().may(Action.PUBLISH_ITEM),
        bulks=waiting_bulks(db.session(), current_actor()),
        refused=refused,
        done=done,
        most=MOST,
        seen=seen(total, rows, _listed),
        **paged(total, "department", "state"),
    )


STEPS = {
    "approve": Wish(_approve, RequestState.SUBMITTED),
    "publish": Wish(_publish, RequestState.REVIEWED),
}
