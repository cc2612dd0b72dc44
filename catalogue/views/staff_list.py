"""/staff/catalogue: the items that somebody keeps."""

from math import ceil
from urllib.parse import urlencode

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from catalogue.phrases.codes import word
from catalogue.queries.drafts import DraftFilter, list_drafts
from catalogue.queries.reach import Reach
from catalogue.values.codes import RevisionState
from catalogue.values.states import ItemKind
from catalogue.views.blueprints import staff
from catalogue.views.tabs import tabs
from kernel.access import Access, Action, current_actor, open_to
from kernel.db import db
from organisation.values import DepartmentCard

SIZE = 50
FILTERS = ("q", "department", "state", "kind")
KINDS = (ItemKind.OWN, ItemKind.CLAIM)  # standards have a list of their own


@staff.get("")
@open_to(Access.STAFF, Action.EDIT_ITEM)
def list_items() -> ResponseReturnValue:
    """The items within reach, last changed first; the filters stand in the address."""
    departments = _departments()
    narrow, chosen = asked_filter(), departments.get(request.args.get("department", ""))
    page = min(max(request.args.get("page", 1, type=int), 1), 1000)
    total, rows = list_drafts(db.session(), current_actor(), narrow, page=page, size=SIZE)
    return render_template(
        "catalogue/staff_list.html",
        tabs=tabs("list_items"),
        rows=rows,
        total=total,
        narrow=narrow,
        chosen=chosen.code if chosen else "",
        departments=[(code, card.names["zh-Hans"]) for code, card in departments.items()],
        kinds=[(kind.value, word(kind)) for kind in KINDS],
        states=[(state.value, word(state)) for state in RevisionState],
        state_words={state: word(state) for state in RevisionState},
        page=page,
        last=max(1, ceil(total / SIZE)),
        link=_link,
        may_publish=current_actor().may(Action.PUBLISH_ITEM),
        asked=_asked(),
    )


def asked_filter() -> DraftFilter:
    """Return the filter that stands in the address."""
    chosen = _departments().get(request.args.get("department", ""))
    state, kind = request.args.get("state", ""), request.args.get("kind", "")
    return DraftFilter(
        words=request.args.get("q", "")[:100].strip(),
        department_id=chosen.id if chosen else None,
        state=state if state in {known.value for known in RevisionState} else "",
        kind=kind if kind in {known.value for known in ItemKind} else "",
        standards=False,
    )


def _departments() -> dict[str, DepartmentCard]:
    reach = Reach(current_actor(), Action.EDIT_ITEM)
    return {card.code: card for card in reach.departments()}


def _link(page: int) -> str:
    return f"{url_for('catalogue_staff.list_items')}?{urlencode({**_asked(), 'page': page})}"


def _asked() -> dict[str, str]:
    """Return the filters of the address, to go along with a link."""
    return {
        k: v for k, v in request.args.items() if k in ("q", "department", "state", "kind") and v
    }
